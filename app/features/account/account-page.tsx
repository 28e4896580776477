import { topics } from "../../domain/notifications.ts";
import { SummaryList } from "../../ui/summary-list.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { frequencyWords, topicWords } from "./notification-words.ts";
import type { AccountData } from "./read-account.server.ts";

/** What a person may see and change about themselves. */
export function AccountPage({ account, roadmaps, notifications }: AccountData) {
	return (
		<AccountFrame page="/account" title="Your account">
			<SummaryList
				rows={[
					{
						key: "Name",
						value: account.name,
						actions: [{ href: "/account/name", text: "Change", visuallyHiddenText: "your name" }],
					},
					{
						key: "E-mail",
						value: account.email ?? "None",
						actions: [{ href: "/account/e-mail", text: "Change", visuallyHiddenText: "your e-mail address" }],
					},
					{
						key: "Letters",
						value: (
							<ul className="govuk-list">
								{topics.map((topic) => (
									<li key={topic}>
										{topicWords[topic].label}: {frequencyWords[notifications[topic]].toLowerCase()}
									</li>
								))}
							</ul>
						),
						actions: [{ href: "/account/notifications", text: "Change", visuallyHiddenText: "your letters" }],
					},
				]}
			/>
			<Roles roadmaps={roadmaps} />
			<h2 className="govuk-heading-m">Your data</h2>
			<ul className="govuk-list govuk-list--bullet">
				<li>
					<a className="govuk-link" href="/account/data.json" download>
						Download everything that is kept about you
					</a>
				</li>
				<li>
					<a className="govuk-link" href="/account/erase">
						Erase your account
					</a>
				</li>
			</ul>
		</AccountFrame>
	);
}

function Roles({ roadmaps }: Pick<AccountData, "roadmaps">) {
	return (
		<>
			<h2 className="govuk-heading-m">Your roles</h2>
			{roadmaps.length === 0 && <p className="govuk-body">You have no role on any roadmap.</p>}
			<ul className="govuk-list govuk-list--bullet">
				{roadmaps.map((roadmap) => (
					<li key={roadmap.id}>
						<a className="govuk-link" href={`/workspace/${roadmap.slug}/people`}>
							{roadmap.title}
						</a>
						: {roadmap.roles.map((one) => `${one.role} for ${one.organisation}`).join(", ")}
					</li>
				))}
			</ul>
		</>
	);
}
