import { paperKinds, paperNames } from "./paper.ts";

/** The ways to the papers of a meeting; `here` is the path of its page. */
export function PaperLinks({ here }: { here: string }) {
	return (
		<nav aria-label="Papers of this meeting" className="app-paper-links">
			<ul className="govuk-list">
				{paperKinds.map((kind) => (
					<li key={kind}>
						<a className="govuk-link" href={`${here}/papers/${kind}`}>
							{paperNames[kind]}, to read or print
						</a>
						{" or "}
						<a className="govuk-link" href={`${here}/papers/${kind}.docx`} download>
							<span className="govuk-visually-hidden">{paperNames[kind]} </span>as a Word document
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
