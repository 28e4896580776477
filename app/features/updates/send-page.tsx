import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { HeadFields } from "./head-fields.tsx";
import type { SendPageData } from "./read-publishing.server.ts";

/** Shows the text exactly as it would go out, and who is asked; the form carries the sequence number of what is shown. */
export function SendPage({ page, refused }: { page: SendPageData; refused: FormAnswer | undefined }) {
	const { action, roadmap, reading, isOut } = page;
	const here = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Send out for agreement" />
			{refused && (
				<ErrorSummary
					errors={errorItems(refused).map((item) =>
						item.href === "#signOffBy" ? { ...item, href: "#signOffBy-day" } : item,
					)}
				/>
			)}
			<h1 className="govuk-heading-l">Send the text out for agreement</h1>
			{isOut ? (
				<InsetText>
					A text of this action is out for agreement already.{" "}
					<a className="govuk-link" href={`${here}/agreement`}>
						See who agreed
					</a>
				</InsetText>
			) : reading.html === "" ? (
				<InsetText>
					Nothing has been written yet.{" "}
					<a className="govuk-link" href={here}>
						Write the narrative first
					</a>
				</InsetText>
			) : (
				<SendForm page={page} refused={refused} />
			)}
		</>
	);
}

function SendForm({ page, refused }: { page: SendPageData; refused: FormAnswer | undefined }) {
	const { reading, asked, proposed, periods } = page;
	const [year, month, day] = proposed.split("-").map((part) => String(Number(part)));
	const values = refused?.values;
	return (
		<>
			<p className="govuk-body">
				The text below is kept as it is now, and these organisations are asked for their word:{" "}
				{new Intl.ListFormat("en-GB").format(asked)}. Each agrees, or agrees with a note; nobody can stop it.
				Writing goes on meanwhile. You publish the text when you like; who has not answered by then is
				recorded as just that.
			</p>
			<h2 className="govuk-heading-m">What will go out</h2>
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema */}
			<div className="app-preview app-prose" dangerouslySetInnerHTML={{ __html: reading.html }} />
			<Form method="post" noValidate>
				<input type="hidden" name="seq" value={reading.seq} />
				<HeadFields periods={periods} refused={refused} />
				<DateInput
					id="signOffBy"
					namePrefix="signOffBy"
					legend="Answers are asked for by"
					legendSize="s"
					hint="The end of that day counts."
					error={refused?.errors.signOffBy}
					defaultValue={
						values
							? {
									day: values["signOffBy-day"],
									month: values["signOffBy-month"],
									year: values["signOffBy-year"],
								}
							: { day, month, year }
					}
				/>
				<Button>Send it out</Button>
			</Form>
		</>
	);
}
