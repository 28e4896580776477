import { useState } from "react";
import type { Role } from "../../domain/access.ts";
import { roleMeanings } from "../../domain/membership.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Radios } from "../../ui/radios.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { aRole } from "./invitation-letter.ts";
import { PeopleCrumbs } from "./people-crumbs.tsx";

/** What somebody is for an organisation on a roadmap. */
export interface MembershipData {
	roadmap: { slug: string; title: string };
	organisation: string;
	name: string;
	role: Role;
	/** The roles that whoever asks may give; empty when they may not change it. */
	roles: Role[];
	/** Whether it is the role of whoever asks. */
	isYou: boolean;
}

/** The page that changes a role, and ends it. */
export function MembershipPage(props: MembershipData & { refused: FormAnswer | undefined }) {
	const { roadmap, organisation, name, role, isYou, refused } = props;
	return (
		<>
			<PeopleCrumbs roadmap={roadmap} page={isYou ? "Your role" : name} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">{isYou ? "Your role" : name}</h1>
			<p className="govuk-body">
				{isYou ? "You are" : `${name} is`} {aRole(role)} for {organisation} on {roadmap.title}.
			</p>
			{props.roles.length > 0 && <RoleForm {...props} />}
			<EndForm {...props} />
		</>
	);
}

function RoleForm({ role, roles, refused }: MembershipData & { refused: FormAnswer | undefined }) {
	const [opened] = useState(role);
	return (
		<Form method="post" noValidate>
			<input type="hidden" name="shown" value={refused ? role : opened} />
			<Radios
				id="role"
				name="role"
				legend="Change the role"
				legendSize="m"
				error={refused?.errors.role}
				defaultValue={refused?.values.role || role}
				items={roles.map((one) => ({
					value: one,
					label: roleMeanings[one].label,
					hint: roleMeanings[one].means,
				}))}
			/>
			<Button name="intent" value="role">
				Save the role
			</Button>
		</Form>
	);
}

function EndForm({ isYou, name, organisation, roadmap }: MembershipData) {
	return (
		<Form method="post" className="app-panel">
			<h2 className="govuk-heading-m">{isYou ? "Leave" : "Remove"}</h2>
			<p className="govuk-body">
				{isYou ? "You" : name} will no longer act for {organisation} on {roadmap.title}, from this moment, on
				every screen. What {isYou ? "you" : "they"} wrote and changed stays, in the name of {organisation}.
				Actions that {isYou ? "you own" : "they own"} will have no owner. It takes a new invitation to come
				back.
			</p>
			<Button look="warning" name="intent" value="end">
				{isYou ? `Leave ${roadmap.title}` : `Remove ${name}`}
			</Button>
		</Form>
	);
}
