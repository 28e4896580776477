import { beginning } from "#app/domain/action-parts.ts";
import type { Partner, UpdateInFull } from "#app/domain/read-model.ts";
import { parseRecord } from "#app/domain/update-record.ts";
import type { AppContext } from "../../context.server.ts";
import { listPageOfActions, statusesOf } from "./listed-actions.server.ts";
import { openRoadmap } from "./open-roadmap.server.ts";

/** How many updates the page of a partner names. */
const updatesNamed = 10;

/** What the public list of a roadmap's partners shows; null when there is nothing to see. */
export async function readPartnersPage(context: AppContext, slug: string, search: URLSearchParams) {
	const source = await openRoadmap(context, slug, search);
	if (!source) return null;
	const { roadmap, today, asAt } = source;
	const counts = await source.countByOrganisation();
	return {
		roadmap,
		asAt,
		today,
		partners: roadmap.partners.map((partner) => ({
			...partner,
			...(counts.get(partner.id) ?? { leads: 0, supports: 0 }),
		})),
	};
}

export type PartnersPageData = NonNullable<Awaited<ReturnType<typeof readPartnersPage>>>;

/** What the public page of a partner shows; null when there is nothing to see. */
export async function readPartnerPage(
	context: AppContext,
	address: { roadmap?: string | undefined; organisation?: string | undefined },
	search: URLSearchParams,
) {
	const source = await openRoadmap(context, address.roadmap ?? "", search);
	const partner = await source?.findPartner(address.organisation ?? "");
	if (!source || !partner) return null;
	const { roadmap, today, asAt } = source;
	const workstreams = await source.listWorkstreams();
	const listOf = async (part: "leads" | "supports") => {
		const wanted = { organisationId: partner.id, part };
		const listed = await listPageOfActions(source, workstreams, {
			...{ wanted, page: 1, withEmpty: false, size: beginning },
		});
		return {
			counts: statusesOf(listed.counts),
			total: listed.pages.total,
			/** The first of them; the rest is on the roadmap's page, which can be narrowed to the partner. */
			actions: listed.workstreams.flatMap(({ actions }) => actions),
		};
	};
	const updates = await source.listNewestUpdates({ limit: updatesNamed, naming: partner.id });
	return {
		roadmap,
		asAt,
		today,
		partner,
		leads: await listOf("leads"),
		supports: await listOf("supports"),
		updates: updates.map((update) => ({
			number: update.number,
			title: update.title,
			publishedAt: update.publishedAt,
			about: update.about,
			parts: partsIn(update, partner),
		})),
	};
}

export type PartnerPageData = NonNullable<Awaited<ReturnType<typeof readPartnerPage>>>;

/** What an organisation had to do with an update, in words that stand alone. */
function partsIn(update: UpdateInFull, { id, slug }: Partner): string[] {
	const signOffs = update.record === null ? [] : parseRecord(update.record).signOffs;
	const standing = signOffs.find(({ organisation }) => organisation.slug === slug)?.standing;
	return [
		update.publisher?.id === id && "published it",
		update.authors.some((author) => author.slug === slug) && "wrote in it",
		standing === "agrees" && "agreed",
		standing === "agrees-with-note" && "agreed, with a note",
	].filter((part) => part !== false);
}
