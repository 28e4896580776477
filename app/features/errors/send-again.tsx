import type { SendAgain } from "../../domain/limits.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";

/** What people typed, rather than what the page added by itself. */
const isTyped = ([, value]: [string, string]) => /\s/.test(value) || value.length > 40;

/** Sends the same form once more: it works without any script, and on every page. */
export function SendAgainForm({ again }: { again: SendAgain }) {
	const typed = again.fields.filter(isTyped);
	return (
		<form method="post" action={again.address}>
			{again.fields.map(([name, value], place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: fields may share a name, and never change their order
				<textarea key={`${place} ${name}`} name={name} defaultValue={value} hidden />
			))}
			<p className="govuk-body">
				Nothing that you typed is lost: it is on this page, and goes with the button.
				{again.lostFiles && " Only the file has to be chosen again."}
			</p>
			{typed.length > 0 && (
				<Details summary="What you typed">
					{typed.map(([name, value], place) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the same
						<p className="govuk-body app-typed" key={`${place} ${name}`}>
							{value}
						</p>
					))}
				</Details>
			)}
			<Button>Send it again</Button>
		</form>
	);
}
