import { useState } from "react";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { readTakeBack } from "./read-agreement.server.ts";

type TakeBackPageProps = Awaited<ReturnType<typeof readTakeBack>> & { refused: FormAnswer | undefined };

/** Asks why the text goes back to writing: what was signed stays on record, and signers are shown what changes. */
export function TakeBackPage({ roadmap, action, stage, refused }: TakeBackPageProps) {
	const [round] = useState(stage?.round ?? 0);
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Take the text back" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Take the text back to go on writing</h1>
			{stage?.state === "open" ? (
				<>
					<p className="govuk-body">
						“{stage.title}” is then no longer out for agreement. What organisations said stays on record, and
						those who had signed are shown what changed since when it goes out again.
					</p>
					<Form method="post" noValidate>
						<input type="hidden" name="version" value={round} />
						<Textarea
							id="reason"
							name="reason"
							label="Why does it go back?"
							labelSize="s"
							hint="Partners can read this."
							rows={3}
							error={refused?.errors.reason}
							defaultValue={refused?.values.reason ?? ""}
						/>
						<Button>Take it back</Button>
					</Form>
				</>
			) : (
				<InsetText>No text of this action is out for agreement now.</InsetText>
			)}
		</>
	);
}
