import { Link } from "../../remix.ts";
import { itemStateWords } from "./meeting-words.ts";
import type { RunData } from "./read-run.server.ts";

/** The agenda, to look around in; the item where the meeting is says so. */
export function RunAgenda({ page, shownId, path }: { page: RunData; shownId: string; path: string }) {
	const { agenda, led } = page;
	return (
		<nav aria-labelledby="run-agenda" className="app-panel">
			<h2 className="govuk-heading-s" id="run-agenda">
				Agenda
			</h2>
			<ol className="govuk-list govuk-list--number">
				{agenda.map((item) => (
					<li key={item.id}>
						<Link
							className="govuk-link"
							to={item.id === led?.id ? `${path}/run` : `${path}/run?item=${item.id}`}
							state={{ go: true }}
							aria-current={item.id === shownId ? "page" : undefined}
						>
							{item.title}
						</Link>{" "}
						<span className="app-run__state">
							{item.id === led?.id ? itemStateWords.open : item.state === "done" ? itemStateWords.done : ""}
						</span>
					</li>
				))}
			</ol>
			<p className="govuk-body-s">
				<a className="govuk-link" href={`${path}/run?view=screen`}>
					Big-screen view
				</a>
			</p>
		</nav>
	);
}
