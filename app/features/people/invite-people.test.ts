import { describe, expect, test } from "vitest";
import { mostAtOnce } from "#app/domain/address-list.ts";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { peopleStage, tokensIn } from "#test/support/people-stage.ts";
import { invitationLetter } from "./invitation-letter.ts";
import { invitePeople } from "./invite-people.server.ts";
import { resendInvitation, takeBackInvitation } from "./open-invitation.server.ts";

const command = {
	roadmapSlug: "small",
	organisationSlug: "council",
	role: "contributor",
	addresses: "kim@example.org",
};

const invitations = (db: Db) => db.selectFrom("invitation").selectAll().orderBy("email").execute();

describeEachDatabase("inviting", (open) => {
	test("[O2] sends a letter to each address, with a link of its own, and notes who invited", async () => {
		const db = await open();
		const { app, people, mails, organisations } = await peopleStage(db);
		const addresses = "kim@example.org, Sam Lee <Sam@Example.org>\nro@example.org";
		const sent = await invitePeople(app, people.coordinator, { ...command, addresses });
		expect(sent).toEqual({ ok: true, value: { sent: 3, unsent: 0 } });
		expect(mails.map(({ to }) => to)).toEqual(["kim@example.org", "sam@example.org", "ro@example.org"]);
		expect(mails[0]?.subject).toBe("Invitation to Roadmap small");
		expect(mails[0]?.text).toContain("Coordinator invites you");
		expect(mails[0]?.text).toContain("as a contributor for The council");
		expect(mails[0]?.text).toContain("until 4 December 2026");
		expect(new Set(tokensIn(mails)).size).toBe(3);
		expect(await invitations(db)).toMatchObject([
			{ email: "kim@example.org", role: "contributor", organisation_id: organisations.council },
			{ email: "ro@example.org", expires_at: "2026-12-04T12:00:00.000Z" },
			{ email: "sam@example.org", invited_by_id: people.coordinator.id },
		]);
		const audited = await db.selectFrom("audit_event").select(["kind", "person_id", "data"]).execute();
		expect(audited).toHaveLength(3);
		expect(audited[0]).toMatchObject({ kind: "invited", person_id: people.coordinator.id });
		expect(JSON.stringify(audited)).not.toContain("example.org");
	});

	test("[O2] does nothing at all when anything is wrong, and tells everything that is", async () => {
		const db = await open();
		const { app, people, mails } = await peopleStage(db);
		await invitePeople(app, people.coordinator, command);
		const before = await dump(db);
		const addresses = "new@example.org\nnobody\nkim@example.org\nCouncil.Lead@example.org,new@example.org";
		expect(await invitePeople(app, people.coordinator, { ...command, addresses })).toMatchObject({
			ok: false,
			code: "invalid",
			problems: [
				"Line 2: “nobody” is not an e-mail address.",
				"Line 3: kim@example.org is invited already: send that invitation again instead.",
				"Line 4: new@example.org is there already, on line 1.",
				"Line 4: council.lead@example.org is a lead for The council already.",
			],
		});
		const nothing = { ...command, organisationSlug: "", role: "", addresses: "nobody" };
		expect(await invitePeople(app, people.coordinator, nothing)).toMatchObject({
			fields: {
				organisation: "Choose an organisation.",
				role: "Choose a role.",
				addresses: expect.any(String),
			},
			problems: ["Line 1: “nobody” is not an e-mail address."],
		});
		const many = Array.from({ length: mostAtOnce + 1 }, (_, i) => `p${i}@example.org`).join("\n");
		for (const [field, wrong] of [
			["addresses", { ...command, addresses: " \n" }],
			["addresses", { ...command, addresses: many }],
			["role", { ...command, role: "king" }],
			["organisation", { ...command, organisationSlug: "" }],
		] as const) {
			const refused = await invitePeople(app, people.coordinator, wrong);
			expect(refused).toMatchObject({ ok: false, code: "invalid", fields: { [field]: expect.any(String) } });
		}
		expect(mails).toHaveLength(1);
		expect(await dump(db)).toEqual(before);
	});

	test("[O3] is for coordinators everywhere, for leads in their own organisation, and for nobody else", async () => {
		const db = await open();
		const { app, people, mails } = await peopleStage(db);
		const outsider = { ...people.councilLead, memberships: [] };
		const before = await dump(db);
		for (const [person, wish, code] of [
			[people.trustLead, command, "not-allowed"],
			[people.trustContributor, { ...command, organisationSlug: "trust" }, "not-allowed"],
			[people.charityObserver, { ...command, organisationSlug: "charity" }, "not-allowed"],
			[people.councilLead, { ...command, role: "coordinator" }, "not-allowed"],
			[outsider, command, "not-found"],
			[people.coordinator, { ...command, roadmapSlug: "no-such" }, "not-found"],
			[people.coordinator, { ...command, organisationSlug: "no-such" }, "not-found"],
		] as const)
			expect(await invitePeople(app, person, wish)).toMatchObject({ ok: false, code });
		expect(await dump(db)).toEqual(before);
		expect(mails).toEqual([]);
		for (const [person, wish] of [
			[people.councilLead, command],
			[people.trustLead, { ...command, organisationSlug: "trust", role: "lead" }],
			[people.coordinator, { ...command, organisationSlug: "office", role: "coordinator" }],
		] as const)
			expect(await invitePeople(app, person, wish)).toMatchObject({ ok: true });
	});

	test("[O4] a letter that cannot be handed over leaves an invitation that can be sent again", async () => {
		const db = await open();
		const { app, people, mails } = await peopleStage(db);
		const broken = { ...app, mail: () => Promise.reject(new Error("no mail server")) };
		expect(await invitePeople(broken, people.coordinator, command)).toEqual({
			ok: true,
			value: { sent: 0, unsent: 1 },
		});
		const [{ id = "" } = {}] = await invitations(db);
		const which = { roadmapSlug: "small", invitationId: id };
		expect(await resendInvitation(broken, people.coordinator, which)).toEqual({
			ok: true,
			value: { sent: false },
		});
		expect(await resendInvitation(app, people.coordinator, which)).toEqual({
			ok: true,
			value: { sent: true },
		});
		expect(mails).toHaveLength(1);
	});

	test("[O3] [O4] only who may invite sends again and takes back", async () => {
		const db = await open();
		const { app, people, mails } = await peopleStage(db);
		await invitePeople(app, people.coordinator, { ...command, role: "coordinator" });
		await invitePeople(app, people.coordinator, { ...command, addresses: "ro@example.org" });
		const [first, second] = await invitations(db);
		const coordinator = { roadmapSlug: "small", invitationId: first?.id ?? "" };
		const contributor = { roadmapSlug: "small", invitationId: second?.id ?? "" };
		const outsider = { ...people.councilLead, memberships: [] };
		const before = await dump(db);
		for (const act of [resendInvitation, takeBackInvitation]) {
			expect(await act(app, people.trustLead, contributor)).toMatchObject({ code: "not-allowed" });
			expect(await act(app, people.charityObserver, contributor)).toMatchObject({ code: "not-allowed" });
			expect(await act(app, people.councilLead, coordinator)).toMatchObject({ code: "not-allowed" });
			expect(await act(app, outsider, contributor)).toMatchObject({ code: "not-found" });
			expect(await act(app, people.coordinator, { ...contributor, roadmapSlug: "other" })).toMatchObject({
				code: "not-found",
			});
		}
		expect(await dump(db)).toEqual(before);
		expect(await takeBackInvitation(app, people.councilLead, contributor)).toMatchObject({ ok: true });
		expect(await takeBackInvitation(app, people.councilLead, contributor)).toMatchObject({
			code: "not-found",
		});
		expect(await invitations(db)).toHaveLength(1);
		expect(await db.selectFrom("one_time_link").select("id").execute()).toHaveLength(1);
		expect(mails).toHaveLength(2);
	});
});

describe("the letter", () => {
	test("[O2] holds what people typed as text, in one line of the subject, with the link on a line of its own", () => {
		const letter = invitationLetter({
			email: "kim@example.org",
			roadmapTitle: "<b>Big</b>",
			organisation: "The council",
			role: "observer",
			inviter: "<script>alert(1)</script>",
			expiresAt: "2026-12-04T12:00:00.000Z",
			origin: "https://roadmap.example",
			token: "abc",
		});
		expect(letter.subject).toBe("Invitation to <b>Big</b>");
		expect(letter.text).toContain(
			"<script>alert(1)</script> invites you to the roadmap “<b>Big</b>”, as an observer",
		);
		expect(letter.text.split("\n")).toContain("https://roadmap.example/invitation/abc");
	});
});
