import { actingMembership, type Membership } from "../../domain/access.ts";
import { useMatches } from "../../remix.ts";

/** A role of whoever is signed in, as the frame of the workspace knows it. */
export interface OwnRole extends Membership {
	roadmapSlug: string;
	organisation: string;
}

interface CountsForProps {
	roadmapSlug: string;
	/** The organisations concerned: for an action its lead first. */
	organisations: { id: string; name: string }[];
}

/**
 * For people who act for several organisations on a roadmap: for which of them a form counts. Says nothing to everybody
 * else.
 */
export function CountsFor({ roadmapSlug, organisations }: CountsForProps) {
	const roles = useOwnRoles().filter((role) => role.roadmapSlug === roadmapSlug);
	const acting = roles.length > 1 && actingRole(roles, organisations);
	if (!acting) return null;
	const [lead] = organisations;
	const onBehalf = acting.role === "coordinator" && lead && lead.id !== acting.organisationId;
	return (
		<p className="govuk-body" data-counts-for={acting.organisationId}>
			You act for {roles.map((role) => role.organisation).join(" and ")}. This counts for{" "}
			<strong>{acting.organisation}</strong>
			{onBehalf && `, on behalf of ${lead.name}`}.
		</p>
	);
}

/** The roles of whoever is signed in, from the frame of the workspace; none outside it. */
export function useOwnRoles(): OwnRole[] {
	const frames = useMatches().map(({ data }) => data as Partial<WorkspaceFrame> | undefined | null);
	return frames.find((frame) => frame?.personId !== undefined && frame.roles !== undefined)?.roles ?? [];
}

/** What the frame of the workspace loads, as far as it is used here. */
interface WorkspaceFrame {
	personId: string;
	roles: OwnRole[];
}

/** The role in whose name somebody acts: the same rule by which the server decides. */
function actingRole(roles: OwnRole[], organisations: { id: string }[]): OwnRole | undefined {
	const roadmapId = roles[0]?.roadmapId ?? "";
	const person = { id: "", name: "", administrator: false, memberships: roles };
	const ids = organisations.map(({ id }) => id);
	const acting = actingMembership(person, roadmapId, ids);
	return roles.find((role) => role === acting);
}
