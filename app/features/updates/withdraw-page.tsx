import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { PublishedData } from "./read-published.server.ts";

/** Asks why an update is withdrawn: it stays at its address, marked. */
export function WithdrawPage(props: PublishedData & { refused: FormAnswer | undefined }) {
	const { roadmap, action, update, refused } = props;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page={`Withdraw update ${update.number}`} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Withdraw update {update.number}</h1>
			{update.withdrawn ? (
				<InsetText>This update is withdrawn: {update.withdrawn.reason}</InsetText>
			) : (
				<>
					<p className="govuk-body">
						“{update.title}” stays at its address, marked as withdrawn with today’s date and your reason. The
						update before it is shown again in its place. A withdrawal cannot be undone: publish a new update
						instead.
					</p>
					<Form method="post" noValidate>
						<input type="hidden" name="version" value={update.version} />
						<Textarea
							id="reason"
							name="reason"
							label="Why is it withdrawn?"
							labelSize="s"
							hint={action.internal ? "Partners can read this." : "Everyone can read this."}
							rows={3}
							error={refused?.errors.reason}
							defaultValue={refused?.values.reason ?? ""}
						/>
						<Button look="warning">Withdraw the update</Button>
					</Form>
				</>
			)}
		</>
	);
}
