import type { Installation } from "../../domain/installation.ts";
import { statuses, statusMeanings } from "../../domain/status.ts";
import { SummaryList } from "../../ui/summary-list.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import { ContactLine } from "./contact-line.tsx";
import { Section, TextPage } from "./text-page.tsx";

/** What the words mean, how to follow, how to take part, whom to ask. */
export function HelpPage({ serviceName, contactEmail }: Installation) {
	return (
		<TextPage title="Help" lead={`What you see in ${serviceName}, and how to take part.`}>
			<Section title="What the pages show">
				<p className="govuk-body">
					A roadmap is what several organisations promised together. Each promise is an action: it has a lead
					organisation, a due date and, for ever, the date that was given first. An update is a text that the
					organisations wrote together and published; it never changes after that.
				</p>
			</Section>
			<Section title="What a status means">
				<p className="govuk-body">
					People state it, with a reason and a date; it is never computed. “Overdue” and “update overdue” are
					computed and stand beside it.
				</p>
				<SummaryList
					rows={statuses.map((status) => ({
						key: <StatusTag status={status} />,
						value: statusMeanings[status].criterion,
					}))}
				/>
			</Section>
			<PartnersHelp />
			<Section title="Ask a person">
				<ContactLine email={contactEmail} />
			</Section>
		</TextPage>
	);
}

function PartnersHelp() {
	return (
		<Section title="For partners">
			<ul className="govuk-list govuk-list--bullet">
				<li>
					To take part you need an invitation: ask the coordinator of the roadmap or the lead person of your
					organisation.
				</li>
				<li>Your duties are the first thing in the workspace, worst first. “Still so” is one click.</li>
				<li>
					In a shared text, everything is kept by itself. “Saved” means that it is on disk at the server;
					without a connection it stays on your device and joins the others’ words later.
				</li>
				<li>
					Alt+F10 goes from the text to its toolbar, Escape back. “Write in a plain form” is beside every
					shared text.
				</li>
				<li>How much you hear of other people’s changes is your choice, in the settings of the workspace.</li>
			</ul>
		</Section>
	);
}
