import type { Installation } from "../../domain/installation.ts";
import { ContactLine } from "./contact-line.tsx";
import { Section, TextPage } from "./text-page.tsx";

/** What is known about whom, why, for how long, and what one may ask for. */
export function PrivacyPage({ serviceName, operatorName, contactEmail }: Installation) {
	const operator = operatorName ?? "the organisation that runs this installation";
	return (
		<TextPage
			title="Privacy"
			lead={`What ${serviceName} knows about people, why, and for how long.${operatorName === null ? "" : ` It is run by ${operatorName}, which answers for it.`}`}
		>
			<Section title="If you only read">
				<p className="govuk-body">
					Nothing about you is stored. The server sees your network address while it answers you, and uses it
					to keep one visitor from crowding out the others; it is not written down.
				</p>
			</Section>
			<Section title="If you follow a roadmap by e-mail">
				<p className="govuk-body">
					Your address and what you chose to follow are kept until you unsubscribe. One click in any of the
					letters does that and deletes the address. It is used for nothing else and never shown to anyone.
				</p>
			</Section>
			<Partners />
			<Section title="Who sees it">
				<p className="govuk-body">
					Partners of the same roadmap see your name, your organisation, your role and your e-mail address.
					The public sees which organisation said something; the names of people who own actions are public
					only on roadmaps that say so. Nothing is sold or handed to other companies.
				</p>
			</Section>
			<Section title="What you may ask for">
				<p className="govuk-body">
					UK data protection law lets you see, correct, take with you and erase what is known about you, and
					object to its use. Your{" "}
					<a className="govuk-link" href="/account">
						account
					</a>{" "}
					does these at once: change your name and address, download your data, erase yourself. For anything
					else, write to {operator}.
				</p>
				<ContactLine email={contactEmail} />
				<p className="govuk-body">
					If the answer does not help, you can complain to the Information Commissioner’s Office at{" "}
					<a className="govuk-link" href="https://ico.org.uk/make-a-complaint/">
						ico.org.uk/make-a-complaint
					</a>
					.
				</p>
			</Section>
		</TextPage>
	);
}

function Partners() {
	return (
		<Section title="If you work here for a partner">
			<p className="govuk-body">
				These are kept about you, so that partners can work together and answer for it:
			</p>
			<ul className="govuk-list govuk-list--bullet">
				<li>your name, e-mail address, organisations and roles</li>
				<li>
					what you wrote, changed, decided and signed, with the time: the record of what organisations did
				</li>
				<li>your open sessions: the kind of browser and when it was last used, for 14 days after that</li>
				<li>your passkeys (their public half only) and your settings</li>
				<li>a record of sign-ins, invitations, changes of roles and exports, for administrators</li>
			</ul>
			<p className="govuk-body">
				When you erase yourself, your name and address go, and so do sessions, passkeys and settings. What
				your organisation did stays, in the name of the organisation. Copies made for safety hold the old
				state until they are replaced.
			</p>
		</Section>
	);
}
