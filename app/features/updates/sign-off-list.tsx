import type { Standing } from "../../domain/agreement.ts";
import { formatDay } from "../../domain/dates.ts";

export interface SignOffLine {
	/** Slug of the organisation. */
	key: string;
	name: string;
	/** Its standing in words: "agrees". */
	words: string;
	standing: Standing;
	note: string | null;
	at: string | null;
	/** Who gave it; only where partners read. */
	personName?: string | null;
}

/** What each organisation said about a text, one by one, with its note. */
export function SignOffList({ lines }: { lines: SignOffLine[] }) {
	return (
		<ul className="app-sign-offs">
			{lines.map((line) => (
				<li key={line.key} className={`app-sign-off app-sign-off--${line.standing}`}>
					<p className="govuk-body app-sign-off__word">
						<strong>{line.name}</strong>: {line.words}
						{line.at === null ? null : <span className="app-sign-off__at"> {saidOn(line)}</span>}
					</p>
					{line.note === null ? null : <blockquote className="app-sign-off__note">{line.note}</blockquote>}
				</li>
			))}
		</ul>
	);
}

function saidOn({ personName, at }: SignOffLine): string {
	const on = at === null ? "" : formatDay(at);
	return personName ? `(${personName}, ${on})` : `(${on})`;
}
