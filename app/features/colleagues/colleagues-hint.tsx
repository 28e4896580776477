import { InsetText } from "../../ui/inset-text.tsx";

/** Tells somebody alone in the demo that they need not stay alone. */
export function ColleaguesHint() {
	return (
		<InsetText>
			Alone here? Open one of the actions below, or run a meeting, and choose “Bring colleagues in”: simulated
			partners write with you for about a minute.
		</InsetText>
	);
}
