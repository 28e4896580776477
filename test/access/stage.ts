import type { MeetingSubject, Person, Subject } from "#app/domain/access.ts";
import { writeComment } from "#app/features/comments/write-comment.server.ts";
import { addAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { editMinutes } from "#app/features/meetings/edit-minutes.server.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { recordAsk, recordDecision } from "#app/features/meetings/record-outcomes.server.ts";
import { openMeeting, startMeeting } from "#app/features/meetings/run-meeting.server.ts";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { invitePeople } from "#app/features/people/invite-people.server.ts";
import { correctUpdate } from "#app/features/updates/correct-update.server.ts";
import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";
import { findNarrative } from "#db/queries/documents.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { ensureMinutes } from "#db/queries/minutes.ts";
import { granted, setUpRunning, wish } from "#test/meetings/fixture.ts";
import { longAgo } from "#test/support/partnership.ts";
import { addArchived, addPeople, addQuietAction, addRecords, again } from "./stage-records.ts";

export const roleNames = [
	"signed out",
	"observer",
	"contributor of the lead organisation",
	"contributor of a supporting organisation",
	"contributor of another organisation",
	"lead of the lead organisation",
	"lead of a supporting organisation",
	"lead of another organisation",
	"coordinator",
	"coordinator of another roadmap",
	"administrator without membership",
] as const;
export type RoleName = (typeof roleNames)[number];

/** What must never be told to anybody but partners: it stands in drafts, private parts and internal actions. */
export const secrets = [
	"PRIVATE-ITEM",
	"PRIVATE-MINUTES",
	"DRAFT-TEXT",
	"SECRET-ASK",
	"QUIET-ACTION",
	"SECRET-COMMENT",
	"guest@example.org",
	"lead@example.org",
];

export type Stage = Awaited<ReturnType<typeof setAccessStage>>;

/** A partnership in which everything is there once, public and not, and somebody of every role. */
export async function setAccessStage(db: Db, published: boolean) {
	const set = await setUpRunning(db);
	const { context, people, roadmap, action, organisations, where } = set;
	const stored = await addPeople(db, roadmap.id, organisations);
	const on = { roadmapSlug: "small", actionSlug: action.slug };
	await addRecords(db, roadmap.id, action.id);
	await addArchived(db, roadmap.id, action.id);
	const quiet = await addQuietAction(db, action.id);
	const write = async (text: string) => {
		const document = await findNarrative(db, action.id);
		const { seq } = document ? await context.documents.read(document.id) : { seq: 0 };
		return (await granted(editNarrative(context, people.councilLead, { ...on, baseSeq: seq, text }))).seq;
	};
	const publish = async (text: string) =>
		granted(
			publishUpdate(context, people.councilLead, {
				...on,
				seq: await write(text),
				title: "Autumn",
				period: "2026-Q3",
			}),
		);
	await publish("The first word about the clinic is here.");
	await publish("The second word about the clinic is here.");
	await granted(
		correctUpdate(context, people.councilLead, {
			...{ ...on, number: 2, version: 1, title: "Autumn" },
			...{ text: "The second word about the new clinic is here.", note: "A word was missing." },
		}),
	);
	const seq = await write("DRAFT-TEXT that nobody has published.");
	const round = { ...on, seq, title: "Winter", signOffBy: "2026-12-18" };
	await granted(sendForAgreement(context, people.councilLead, round));
	const { threadId } = await granted(
		writeComment(context, people.councilLead, {
			...on,
			wish: { intent: "comment", text: "SECRET-COMMENT", anchor: null },
		}),
	);
	const comment = await db
		.selectFrom("comment")
		.select("id")
		.where("thread_id", "=", threadId)
		.executeTakeFirstOrThrow();
	await granted(
		invitePeople(context, people.coordinator, {
			...{ roadmapSlug: "small", organisationSlug: "trust" },
			...{ role: "observer", addresses: "guest@example.org" },
		}),
	);
	const invitation = await db.selectFrom("invitation").select("id").executeTakeFirstOrThrow();
	const meeting = await set.meeting();
	const open = await recordOutcomes(set, where, "still open");
	const made = { schemaVersion, at: longAgo };
	const minutes = {
		public: await ensureMinutes(db, meeting, "public", made),
		private: await ensureMinutes(db, meeting, "private", made),
	};
	await granted(
		editMinutes(context, people.coordinator, {
			...{ ...where, part: "private", baseSeq: 0, text: "PRIVATE-MINUTES" },
		}),
	);
	const closedMeeting = await holdMeeting(set);
	await set.server.close();
	if (!published)
		await db.updateTable("roadmap").set({ published: 0 }).where("id", "=", roadmap.id).execute();
	const milestone = await db.selectFrom("milestone").select("id").executeTakeFirstOrThrow();
	const narrative = await findNarrative(db, action.id);
	const onRoadmap = { roadmapId: roadmap.id, published };
	const actionSubject = {
		kind: "action" as const,
		...onRoadmap,
		internal: false,
		leadOrganisationId: organisations.council,
		supportingOrganisationIds: [organisations.trust],
	};
	const organisation = (organisationId: string, named: string[] = []) => ({
		kind: "organisation" as const,
		...onRoadmap,
		organisationId,
		namedOrganisationIds: named,
	});
	const named = [organisations.council, organisations.trust];
	const byRole: Record<RoleName, Person | null> = {
		"signed out": null,
		observer: await again(db, people.charityObserver),
		"contributor of the lead organisation": stored.councilContributor,
		"contributor of a supporting organisation": await again(db, people.trustContributor),
		"contributor of another organisation": stored.charityContributor,
		"lead of the lead organisation": await again(db, people.councilLead),
		"lead of a supporting organisation": await again(db, people.trustLead),
		"lead of another organisation": stored.charityLead,
		coordinator: await again(db, people.coordinator),
		"coordinator of another roadmap": stored.elsewhere,
		"administrator without membership": stored.administrator,
	};
	return {
		db,
		roadmap,
		action,
		quiet,
		meeting,
		organisations,
		closedMeeting,
		threadId,
		commentId: comment.id,
		invitationId: invitation.id,
		openDecision: open.decision,
		openAsk: open.ask,
		people: byRole,
		documents: {
			narrative: narrative?.name ?? "",
			"public-minutes": minutes.public.name,
			"private-minutes": minutes.private.name,
		},
		subjects: {
			installation: { kind: "installation" } as Subject,
			roadmap: { kind: "roadmap", ...onRoadmap } as Subject,
			"archived-roadmap": { kind: "roadmap", roadmapId: stored.atticId, published: true } as Subject,
			action: actionSubject as Subject,
			"internal-action": { ...actionSubject, internal: true } as Subject,
			meeting: { kind: "meeting", ...onRoadmap, chairId: null, attendeeIds: [] } as MeetingSubject,
			council: organisation(organisations.council) as Subject,
			trust: organisation(organisations.trust) as Subject,
			"own-organisation": organisation("") as Subject,
			"council-word": organisation(organisations.council, named) as Subject,
			"trust-word": organisation(organisations.trust, named) as Subject,
			"charity-word": organisation(organisations.charity, named) as Subject,
		},
		/** What stands in addresses, unless a rule says otherwise. */
		params: {
			roadmap: "small",
			action: "open-clinic",
			workstream: "together",
			organisation: "trust",
			person: people.trustContributor.id,
			nouns: "organisations",
			record: "council",
			milestone: milestone.id,
			place: "0",
			meeting: where.meetingSlug,
			item: set.items[0] ?? "",
			part: "public",
			ask: "1",
			measure: "waiting",
			update: "2",
			version: "1",
			token: "an-invented-token",
			letter: "an-invented-letter",
			"*": "nothing/of/ours",
		} as Record<string, string>,
	};
}

type Running = Awaited<ReturnType<typeof setUpRunning>>;
type Where = Running["where"];

async function recordOutcomes(set: Running, where: Where, word: string) {
	const { context, people, organisations, items } = set;
	const itemId = items[0] ?? "";
	await granted(
		recordDecision(context, people.coordinator, {
			...{ ...where, itemId, text: `Decided: ${word}`, public: true },
			organisationIds: [organisations.council],
		}),
	);
	await granted(
		recordAsk(context, people.coordinator, {
			...{ ...where, itemId, text: `SECRET-ASK ${word}`, dueOn: "2026-12-24" },
			...{ from: organisations.council, to: organisations.trust },
		}),
	);
	const newest = async (table: "decision" | "ask") =>
		(await context.db.selectFrom(table).select("id").where("number", "is", null).executeTakeFirstOrThrow())
			.id;
	return { decision: await newest("decision"), ask: await newest("ask") };
}

/** A meeting that was held and closed, with a decision, an ask and a private item. */
async function holdMeeting(set: Running): Promise<string> {
	const { context, people } = set;
	const { slug } = await granted(
		createMeeting(context, people.coordinator, { roadmapSlug: "small", ...wish, title: "Held" }),
	);
	const where = { roadmapSlug: "small", meetingSlug: slug };
	const item = { minutes: "", presenterId: "", partnerIds: [] };
	for (const [title, isPublic] of [
		["Welcome", true],
		["PRIVATE-ITEM", false],
	] as const)
		await granted(addAgendaItem(context, people.coordinator, { ...where, ...item, title, public: isPublic }));
	await granted(openMeeting(context, people.coordinator, where));
	await granted(startMeeting(context, people.coordinator, where));
	await recordHeld(set, where);
	await granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
	return slug;
}

async function recordHeld(set: Running, where: Where): Promise<void> {
	const { context, people, organisations } = set;
	const found = await findMeeting(context.db, where.roadmapSlug, where.meetingSlug);
	const itemId = (await listAgenda(context.db, found?.meeting.id ?? ""))[0]?.id ?? "";
	await granted(
		recordDecision(context, people.coordinator, {
			...{ ...where, itemId, text: "We open it.", organisationIds: [organisations.council], public: true },
		}),
	);
	await granted(
		recordAsk(context, people.coordinator, {
			...{ ...where, itemId, text: "SECRET-ASK", dueOn: "2026-12-24" },
			...{ from: organisations.council, to: organisations.trust },
		}),
	);
}
