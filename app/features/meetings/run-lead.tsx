import { Form, Link } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import type { RunData } from "./read-run.server.ts";

interface RunLeadProps {
	/** What is shown, and what the server says now: not the same for somebody who is in the middle of writing. */
	page: RunData;
	newest: RunData;
	hasMoved: boolean;
	path: string;
}

/** Where the meeting is, for those who are elsewhere; and the buttons of those who lead. */
export function RunLead({ page, newest, hasMoved, path }: RunLeadProps) {
	const { led, rights, agenda, item } = newest;
	const isElsewhere = led !== null && led.id !== page.item.id;
	const place = agenda.findIndex(({ id }) => id === led?.id);
	const next = led ? agenda[place + 1] : agenda[0];
	const previous = place > 0 ? agenda[place - 1] : undefined;
	return (
		<>
			{isElsewhere && (
				<InsetText>
					{hasMoved ? "The meeting has moved on to" : "You are looking around. The meeting is at"} “
					{led.title}
					”.{" "}
					<Link className="govuk-link" to={`${path}/run`} replace={hasMoved} state={{ go: true }}>
						Back to where the meeting is
					</Link>
				</InsetText>
			)}
			{!led && <p className="govuk-body">The meeting is at no item right now.</p>}
			{rights.run && (
				<div className="app-buttons">
					{previous && (
						<LeadButton from={led?.id ?? ""} to={previous.id} text="Previous item" look="secondary" />
					)}
					{next && <LeadButton from={led?.id ?? ""} to={next.id} text="Next item" />}
					{item.id !== led?.id && (
						<LeadButton from={led?.id ?? ""} to={item.id} text="Bring the meeting here" look="secondary" />
					)}
					<a className="govuk-link" href={`${path}/close`}>
						Close the meeting
					</a>
				</div>
			)}
		</>
	);
}

interface LeadButtonProps {
	from: string;
	to: string;
	text: string;
	look?: "secondary";
}

function LeadButton({ from, to, text, look }: LeadButtonProps) {
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="from" value={from} />
			<input type="hidden" name="to" value={to} />
			<Button name="intent" value="lead" look={look}>
				{text}
			</Button>
		</Form>
	);
}
