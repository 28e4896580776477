import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ChangeHistory } from "#app/features/actions/change-history.tsx";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { readWhatChanged } from "#app/features/history/read-what-changed.server.ts";
import { WhatChanged } from "#app/features/history/what-changed.tsx";
import { addAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { attendMeeting } from "#app/features/meetings/invite.server.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { openMeeting, startMeeting } from "#app/features/meetings/run-meeting.server.ts";
import { readChangesPage } from "#app/features/public/changes-page.server.ts";
import { openRoadmap } from "#app/features/public/open-roadmap.server.ts";
import { listChanges } from "#db/queries/changes.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { granted, wish } from "#test/meetings/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { type Stage, setStage } from "./stage.ts";

const reader = { people: false, owners: false };

/** What of a page is read, with where its links lead. */
const textOf = (html: string) =>
	html.replace(/<a [^>]*href="([^"]*)"[^>]*>/g, "[$1] ").replace(/<[^>]+>/g, "");

/** A meeting on 27 November that runs on 2 March, because that is the day of the stage, with the council's lead in it. */
async function holdMeeting({ context, coordinator, councilLead, slug: roadmapSlug }: Stage) {
	const { slug } = await granted(createMeeting(context, coordinator, { roadmapSlug, ...wish }));
	const where = { roadmapSlug, meetingSlug: slug };
	const item = { title: "Welcome", minutes: "", presenterId: "", partnerIds: [], public: true };
	await granted(addAgendaItem(context, coordinator, { ...where, ...item }));
	await granted(openMeeting(context, coordinator, where));
	await granted(startMeeting(context, coordinator, where));
	const found = await findMeeting(context.db, roadmapSlug, slug);
	if (!found) throw new Error("The meeting is not there");
	await attendMeeting(context, councilLead, found.meeting);
	return { where, meetingId: found.meeting.id };
}

describeEachDatabase("changes that were made in a meeting", (fresh) => {
	test("[H17] say so to partners at once, to the public once it is closed, and on no page of a day before", async () => {
		const stage = await setStage(await fresh(), "small");
		const { context, coordinator, councilLead, roadmapId } = stage;
		const { db } = context;
		const actionId = stage.actionIds.get("open-clinic") ?? "";
		const { where, meetingId } = await holdMeeting(stage);
		const on = { roadmapSlug: "small", actionSlug: "open-clinic", version: 1, meetingId };
		const said = { status: "complete", reason: "It is open.", path: "" };
		await granted(changeStatus(context, councilLead, { ...on, ...said }));

		const asked = { roadmapId, since: "2026-03-02T00:00:00.000Z", until: null };
		const historyFor = async (publicOnly: boolean, meetingsPath: string) => {
			const lines = await listChanges(db, { roadmapId, subjectId: actionId, publicOnly, limit: 9 });
			const history = <ChangeHistory lines={lines} audience={reader} meetingsPath={meetingsPath} />;
			return textOf(renderToStaticMarkup(history));
		};
		const changedFor = async (publicOnly: boolean) => {
			const changed = await readWhatChanged(db, { ...asked, publicOnly });
			const page = (
				<WhatChanged changed={changed} by="action" roadmapSlug="small" inWorkspace={!publicOnly} />
			);
			return textOf(renderToStaticMarkup(page));
		};
		const link = (before: string) =>
			`, in [${before}/meetings/${where.meetingSlug}] the meeting of 27 November 2026`;
		expect(await historyFor(false, "/workspace/small/meetings")).toContain(
			`to Complete${link("/workspace/small")}.`,
		);
		expect(await changedFor(false)).toContain(link("/workspace/small"));
		expect(await historyFor(true, "/small/meetings")).not.toContain("the meeting of");
		expect(await changedFor(true)).not.toContain("the meeting of");

		stage.pass(24);
		await granted(closeMeeting(context, coordinator, { ...where, texts: [] }));
		expect(await historyFor(true, "/small/meetings")).toContain(`to Complete${link("/small")}.`);
		expect(await changedFor(true)).toContain(link("/small"));
		// A meeting's own lines do not name it twice.
		const own = await listChanges(db, { roadmapId, subjectId: meetingId, publicOnly: false, limit: 9 });
		expect(own.flatMap(({ madeIn }) => madeIn ?? [])).toEqual([]);

		// On the day of the change nobody outside knew of the meeting.
		stage.pass(24);
		const namedOn = async (day: string) => {
			const search = new URLSearchParams({ "as-at": day, from: "2026-03-01", to: day });
			const source = await openRoadmap(context, "small", search);
			const [line] = (await source?.listChanges({ subjectId: actionId, limit: 1 })) ?? [];
			const page = await readChangesPage(context, "small", search);
			const status = page?.changed.items.find(({ sentence }) => sentence.startsWith("The status went"));
			return [line?.content.kind, line?.madeIn?.slug, status?.said.reason, status?.said.madeIn?.slug];
		};
		const { meetingSlug } = where;
		expect(await namedOn("2026-03-02")).toEqual(["status-changed", undefined, said.reason, undefined]);
		expect(await namedOn("2026-03-03")).toEqual(["status-changed", meetingSlug, said.reason, meetingSlug]);
		await stage.close();
	});
});
