import { formatInstant } from "../../domain/dates.ts";
import { Form, useLocation } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { colleagueNames } from "./colleague-names.ts";
import type { Colleagues } from "./read-colleagues.server.ts";

interface ColleaguesPanelProps {
	/** Null where nobody can come. */
	colleagues: Colleagues;
	roadmapSlug: string;
}

type Here = NonNullable<NonNullable<Colleagues>["here"]>;

/** Somebody alone in the demo lets simulated colleagues come, sees who is there and until when, and sends them home. */
export function ColleaguesPanel({ colleagues, roadmapSlug }: ColleaguesPanelProps) {
	const { pathname, search } = useLocation();
	if (!colleagues) return null;
	const { here, place } = colleagues;
	const hidden = { kind: place.kind, slug: place.slug, back: pathname + search };
	const button = (intent: "bring" | "home", text: string) => (
		<Form method="post" action={`/workspace/${roadmapSlug}/colleagues`} preventScrollReset>
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Button name="intent" value={intent} look="secondary" className="govuk-!-margin-bottom-0">
				{text}
			</Button>
		</Form>
	);
	return (
		<section aria-labelledby="colleagues" className="app-panel app-colleagues" data-colleagues>
			<div>
				<h2 className="govuk-heading-s" id="colleagues">
					{here ? "Simulated colleagues" : "Alone here?"}
				</h2>
				<p className="govuk-body" role="status">
					{here ? <WhoIsHere here={here} roadmapSlug={roadmapSlug} /> : invitation}
				</p>
			</div>
			{!here && button("bring", "Bring colleagues in")}
			{here?.isMine && here.elsewhere && button("bring", "Bring them here")}
			{here?.isMine && !here.elsewhere && button("home", "Send them home")}
		</section>
	);
}

const invitation =
	"Simulated partners of this demonstration can join you for about a minute: they write beside you, say how it goes, answer, and leave. They change nothing that you wrote.";

function WhoIsHere({ here, roadmapSlug }: { here: Here; roadmapSlug: string }) {
	const { names, elsewhere, leavesAt } = here;
	// The day is today.
	const time = formatInstant(leavesAt).split(" at ")[1];
	const who = colleagueNames(names);
	if (!elsewhere)
		return (
			<>
				Here with you: {who}. They leave at {time} at the latest.
			</>
		);
	const { kind, slug, title } = elsewhere;
	return (
		<>
			{who} {names.length === 1 ? "is" : "are"} at{" "}
			<a className="govuk-link" href={`/workspace/${roadmapSlug}/${kind}s/${slug}`}>
				{title}
			</a>{" "}
			until {time} at the latest.
		</>
	);
}
