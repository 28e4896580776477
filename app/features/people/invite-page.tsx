import type { Role } from "../../domain/access.ts";
import { mostAtOnce } from "../../domain/address-list.ts";
import { roleMeanings } from "../../domain/membership.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Radios } from "../../ui/radios.tsx";
import { Select } from "../../ui/select.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { PeopleCrumbs } from "./people-crumbs.tsx";

/** A form that was refused, with every problem of the list of addresses. */
export interface InviteAnswer extends FormAnswer {
	problems: string[];
}

interface InvitePageProps {
	roadmap: { slug: string; title: string };
	/** To which the person who asks may invite, and as what. */
	organisations: { slug: string; name: string }[];
	roles: Role[];
	/** The organisation that the address of this page names. */
	chosen: string | undefined;
	refused: InviteAnswer | undefined;
}

/** The form that invites people, several at once. */
export function InvitePage({ roadmap, organisations, roles, chosen, refused }: InvitePageProps) {
	const { errors = {}, values = {} } = refused ?? {};
	const only = organisations.length === 1 ? organisations[0] : undefined;
	return (
		<>
			<PeopleCrumbs roadmap={roadmap} page="Invite people" />
			{refused && <ErrorSummary errors={summaryOf(refused)} description={overAll(refused)} />}
			<h1 className="govuk-heading-l">Invite people</h1>
			<p className="govuk-body">
				Each gets a letter with a link that works once, for 14 days.
				{only && ` They will act for ${only.name}.`}
			</p>
			<Form method="post" className="app-invite" noValidate>
				{only ? (
					<input type="hidden" name="organisation" value={only.slug} />
				) : (
					<Select
						id="organisation"
						name="organisation"
						label="For which organisation will they act?"
						labelSize="s"
						error={errors.organisation}
						defaultValue={values.organisation ?? chosen ?? ""}
						options={[
							{ value: "", text: "Choose an organisation" },
							...organisations.map(({ slug, name }) => ({ value: slug, text: name })),
						]}
					/>
				)}
				<Radios
					id="role"
					name="role"
					legend="As what?"
					legendSize="s"
					error={errors.role}
					defaultValue={values.role}
					items={roles.map((role) => ({
						value: role,
						label: roleMeanings[role].label,
						hint: roleMeanings[role].means,
					}))}
				/>
				<Textarea
					id="addresses"
					name="addresses"
					label="E-mail addresses"
					labelSize="s"
					hint={`One on each line, or with commas between them; at most ${mostAtOnce} at once.`}
					rows={6}
					spellCheck={false}
					autoCapitalize="none"
					error={errors.addresses}
					defaultValue={values.addresses ?? ""}
				/>
				<Button>Send the invitations</Button>
			</Form>
		</>
	);
}

/** Every problem of the list on a line of its own; one sentence for each other field. */
function summaryOf({ errors, problems, message }: InviteAnswer) {
	const fields = Object.entries(errors).flatMap(([field, text]) =>
		(field === "addresses" && problems.length > 0 ? problems : [text]).map((sentence) => ({
			text: sentence,
			href: `#${field}`,
		})),
	);
	return fields.length > 0 ? fields : [{ text: message }];
}

const overAll = ({ errors, message }: InviteAnswer) => (Object.keys(errors).length > 0 ? message : undefined);
