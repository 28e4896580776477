import { SummaryList } from "../../ui/summary-list.tsx";
import { Section, TextPage } from "./text-page.tsx";

/** What is kept in the browser, by name; readers have nothing in it. Names begin with `prefix` where the service is reached by https. */
const keptUnder = (prefix: string) => [
	[`${prefix}waymark`, "keeps you signed in, and says nothing about you", "14 days after you last used it"],
	[`${prefix}waymark-asked`, "knows the browser that asked for a sign-in link", "15 minutes"],
	[
		"Texts in the browser’s own storage",
		"what you wrote in a shared text while the connection was away",
		"until it has been sent, or you sign out",
	],
];

/** Which cookies there are and why; there is nothing to agree to. */
export function CookiesPage({ serviceName, secure }: { serviceName: string; secure: boolean }) {
	const kept = keptUnder(secure ? "__Host-" : "");
	return (
		<TextPage
			title="Cookies"
			lead={`Reading ${serviceName} sets no cookies. Signing in sets what it needs, and nothing more.`}
		>
			<Section title="If you only read">
				<p className="govuk-body">
					The public pages keep nothing in your browser, measure nothing about you and load nothing from other
					companies. That is why no banner asks for your consent.
				</p>
			</Section>
			<Section title="If you sign in">
				<p className="govuk-body">
					Partners who sign in need the following. The law calls it strictly necessary: without it you would
					be signed out with every click, or lose what you wrote.
				</p>
				<SummaryList rows={kept.map(([name, use, time]) => ({ key: name, value: `${use}: ${time}.` }))} />
			</Section>
			<Section title="Removing them">
				<p className="govuk-body">
					Signing out removes all of it. You can also remove it in the settings of your browser; you are then
					signed out, and texts that were not sent yet are lost.
				</p>
			</Section>
		</TextPage>
	);
}
