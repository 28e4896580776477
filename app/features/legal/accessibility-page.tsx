import type { Installation } from "../../domain/installation.ts";
import { ContactLine } from "./contact-line.tsx";
import { Section, TextPage } from "./text-page.tsx";

/**
 * The accessibility statement, in the parts that the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
 * Accessibility Regulations 2018 ask for.
 */
export function AccessibilityPage({
	serviceName,
	operatorName,
	contactEmail,
	accessibilityContact,
}: Installation) {
	const operator = operatorName ?? "the organisation that runs this installation";
	return (
		<TextPage
			title="Accessibility"
			lead={`This statement is about ${serviceName}${operatorName === null ? "" : `, which is run by ${operatorName}`}. It should work for everybody.`}
		>
			<Section title="What you should be able to do">
				<ul className="govuk-list govuk-list--bullet">
					<li>read and do everything with a keyboard alone</li>
					<li>use a screen reader on every page, the shared editor included</li>
					<li>enlarge the text to 400% without scrolling sideways</li>
					<li>choose your own colours, ask for less motion, and print</li>
					<li>read every public page without JavaScript</li>
					<li>write in a plain form instead of the shared editor: it joins the same text</li>
				</ul>
				<p className="govuk-body">
					Pages that change while you read say so once, politely, and never move your place. Each chart has a
					table with the same numbers.
				</p>
			</Section>
			<Section title="How well it complies">
				<p className="govuk-body">
					It is built to meet level AA of the Web Content Accessibility Guidelines, version 2.2, and its
					shared editor to follow W3C’s user requirements for collaboration tools. It counts as partially
					compliant, because of what is listed next.
				</p>
			</Section>
			<KnownGaps />
			<Section title="Tell us what does not work">
				<p className="govuk-body">
					If something keeps you out, or you need a text in another form, such as large print or easy read,
					write to {operator}.
				</p>
				{accessibilityContact === null || accessibilityContact.includes("@") ? (
					<ContactLine email={accessibilityContact ?? contactEmail} />
				) : (
					<p className="govuk-body">{accessibilityContact}</p>
				)}
				<p className="govuk-body">
					If the answer does not satisfy you, the{" "}
					<a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
						Equality Advisory and Support Service
					</a>{" "}
					can help. The Equality and Human Rights Commission enforces the accessibility regulations.
				</p>
			</Section>
			<Section title="How it is tested">
				<p className="govuk-body">
					Every change to the software is tested in a browser: each page in each state by an automatic
					checker, the journeys with the keyboard alone, the editor through what screen readers are told, at
					320 pixels’ width and with enlarged text. People who use screen readers every day have not audited
					it yet.
				</p>
				<p className="govuk-body">This statement was prepared on 21 November 2026.</p>
			</Section>
		</TextPage>
	);
}

function KnownGaps() {
	return (
		<Section title="What is not yet as it should be">
			<ul className="govuk-list govuk-list--bullet">
				<li>
					No independent audit has been made. An automatic checker finds only a part of what can be wrong (all
					criteria).
				</li>
				<li>
					In the shared editor, some screen readers do not speak the names beside other people’s carets. The
					list of people beside the text says the same in words (criterion 4.1.3).
				</li>
				<li>
					Texts and files that partners link to are theirs, and may be less accessible than these pages.
				</li>
			</ul>
		</Section>
	);
}
