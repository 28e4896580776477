import { followFrequencies } from "../../domain/follow.ts";
import { Button } from "../../ui/button.tsx";
import { NotificationBanner } from "../../ui/notification-banner.tsx";
import { Select } from "../../ui/select.tsx";
import { frequencyWords } from "./follow-words.ts";
import type { ManagedFollow } from "./manage-follows.server.ts";

const frequencies = followFrequencies.map((value) => ({ value, text: frequencyWords[value].label }));
const doneWords = { changed: "Your choice is kept.", stopped: "You get no more letters about that." };

/** Everything that one address follows, for whoever has the link from its letters. The address itself is not shown. */
export function ManageFollowsPage({
	follows,
	done,
	here,
}: {
	follows: ManagedFollow[];
	done: keyof typeof doneWords | null;
	here: string;
}) {
	return (
		<>
			{done ? <NotificationBanner type="success">{doneWords[done]}</NotificationBanner> : null}
			<h1 className="govuk-heading-l">What you follow by e-mail</h1>
			{follows.map((follow, index) => (
				<FollowForm key={follow.id} follow={follow} number={index + 1} here={here} />
			))}
			<h2 className="govuk-heading-m">Stop all letters</h2>
			<p className="govuk-body">This also deletes your address.</p>
			<form method="post" action={here}>
				<Button look="warning" name="intent" value="stop-all">
					Stop all letters
				</Button>
			</form>
		</>
	);
}

function FollowForm({ follow, number, here }: { follow: ManagedFollow; number: number; here: string }) {
	const { title, roadmapTitle, path, frequency } = follow;
	const name = title ?? "Something that is not public at the moment";
	return (
		<section aria-labelledby={`follow-${number}`} className="app-section">
			<h2 className="govuk-heading-m" id={`follow-${number}`}>
				{path === null ? (
					name
				) : (
					<a className="govuk-link" href={path}>
						{name}
					</a>
				)}
			</h2>
			{roadmapTitle !== null && roadmapTitle !== title ? (
				<p className="govuk-body">On the roadmap {roadmapTitle}</p>
			) : null}
			<form method="post" action={here}>
				<input type="hidden" name="follow" value={follow.id} />
				<Select
					id={`frequency-${number}`}
					name="frequency"
					label="How often?"
					options={frequencies}
					defaultValue={frequency}
				/>
				<div className="govuk-button-group">
					<Button look="secondary" name="intent" value="change">
						Change<span className="govuk-visually-hidden"> how often for {name}</span>
					</Button>
					<Button look="secondary" name="intent" value="stop">
						Stop<span className="govuk-visually-hidden"> letters about {name}</span>
					</Button>
				</div>
			</form>
		</section>
	);
}
