import { Fragment } from "react";
import { formatInstant } from "../../domain/dates.ts";
import type { KeptLetter } from "../../mail.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";

/** The letters of the demonstration, which are kept instead of sent. */
export function OutboxPage({ letters }: { letters: KeptLetter[] }) {
	return (
		<>
			<h1 className="govuk-heading-l">Outbox of the demonstration</h1>
			<p className="govuk-body">
				No mail server is set, so letters stay here instead of being sent. The newest comes first.
			</p>
			{letters.length === 0 ? (
				<p className="govuk-body">There is no letter yet.</p>
			) : (
				<ul className="app-account-lines">
					{letters.map(({ name, subject, to, at }) => (
						<li key={name} className="app-account-line">
							<div className="app-wrap">
								<a className="govuk-link" href={`/sign-in/outbox/${name}`}>
									{subject}
								</a>
								<p className="app-note">
									To {to}
									{at !== "" && `, written on ${formatInstant(at)}`}
								</p>
							</div>
						</li>
					))}
				</ul>
			)}
		</>
	);
}

/** One letter, with links that can be followed. */
export function LetterPage({ letter, origin }: { letter: KeptLetter; origin: string }) {
	return (
		<>
			<Breadcrumbs items={[{ text: "Outbox", href: "/sign-in/outbox" }, { text: letter.subject }]} />
			<h1 className="govuk-heading-l">{letter.subject}</h1>
			<SummaryList
				rows={[
					{ key: "To", value: letter.to },
					{ key: "Written", value: letter.at === "" ? "" : formatInstant(letter.at) },
				]}
			/>
			{letter.text.split(/\n{2,}/).map((paragraph, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a letter does not change
				<p key={index} className="govuk-body">
					<Lines text={paragraph} origin={origin} />
				</p>
			))}
		</>
	);
}

function Lines({ text, origin }: { text: string; origin: string }) {
	return text.split("\n").map((line, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a letter does not change
		<Fragment key={index}>
			{index > 0 && <br />}
			<LinkedLine line={line} origin={origin} />
		</Fragment>
	));
}

/** Addresses of this installation become links; others stay text. */
function LinkedLine({ line, origin }: { line: string; origin: string }) {
	return line.split(/(https?:\/\/[^\s<>"”]*[^\s<>"”.,;:!?)])/).map((part, index) =>
		part.startsWith(`${origin}/`) ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: a letter does not change
			<a key={index} className="govuk-link app-wrap" href={part.slice(origin.length)}>
				{part}
			</a>
		) : (
			part
		),
	);
}
