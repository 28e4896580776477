import { formatDay } from "../../domain/dates.ts";

interface PublishingLinksProps {
	/** Path of the action's page. */
	here: string;
	rights: { coWrite: boolean; publish: boolean };
	/** Whether a text is out for agreement. */
	isOut: boolean;
}

/** The other ways to write, and the ways to the public that are open now. */
export function PublishingLinks({ here, rights, isOut }: PublishingLinksProps) {
	const mayPublish = rights.publish && !isOut;
	if (!rights.coWrite && !mayPublish) return null;
	return (
		<ul className="govuk-list">
			{rights.coWrite && (
				<li>
					<a className="govuk-link" href={`${here}/narrative`}>
						Write in a plain form instead
					</a>
				</li>
			)}
			{mayPublish && (
				<li>
					When the text is ready,{" "}
					<a className="govuk-link" href={`${here}/agreement/send`}>
						send it out for agreement
					</a>{" "}
					or{" "}
					<a className="govuk-link" href={`${here}/publish`}>
						publish the text as it stands
					</a>
				</li>
			)}
		</ul>
	);
}

interface PublishedLineProps {
	published: { number: number; at: string } | null;
	here: string;
	roadmapSlug: string;
	/** Whether the public sees the action. */
	isPublic: boolean;
	mayPublish: boolean;
}

/** What the public reads now, and for the lead the ways to put it right. */
export function PublishedLine({ published, here, roadmapSlug, isPublic, mayPublish }: PublishedLineProps) {
	if (published === null) {
		return <p className="govuk-body">A draft, for partners only, until it is published.</p>;
	}
	const name = `update ${published.number}`;
	return (
		<p className="govuk-body">
			A draft, for partners only. The public reads{" "}
			{isPublic ? (
				<a className="govuk-link" href={`/${roadmapSlug}/updates/${published.number}`}>
					{name}
				</a>
			) : (
				name
			)}
			, published on {formatDay(published.at)}.
			{mayPublish && (
				<>
					{" "}
					<a className="govuk-link" href={`${here}/updates/${published.number}/correct`}>
						Correct a slip in it
					</a>{" "}
					or{" "}
					<a className="govuk-link" href={`${here}/updates/${published.number}/withdraw`}>
						withdraw it
					</a>
				</>
			)}
		</p>
	);
}
