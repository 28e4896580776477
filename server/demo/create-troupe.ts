import { randomInt } from "node:crypto";
import type { SessionStorage } from "@remix-run/node";
import { type Outcome, type Refusal, refuse } from "#app/domain/refusal.ts";
import {
	type ColleagueRights,
	chooseColleagues,
	type Troupe,
	type TroupeStay,
	type TroupeVisit,
	troupesAtOnce,
} from "#app/domain/troupe.ts";
import type { MeetingChanged, NarrativeChanged } from "#app/live/messages.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { listTroupePeople, type TroupePerson } from "#db/queries/troupe-people.ts";
import { deleteTroupeSessions } from "#db/queries/troupe-sessions.ts";
import type { Asker } from "../sessions.ts";
import { OwnSessions } from "./own-sessions.ts";
import { Stay } from "./stay.ts";
import { lookAround } from "./surroundings.ts";

/** What simulated colleagues need of the server that they live in. */
export interface TroupeParts {
	db: Db;
	now: () => Date;
	sessions: SessionStorage;
	/** Closes the connections of a session that is over. */
	endSession(sessionKey: string): void;
	/** Whether somebody signed in has a screen open. */
	hasWindows(isTheirs: (asker: Asker) => boolean): boolean;
	/** Where the server reaches itself. */
	base(): string;
	/** What pages of this installation say as their origin. */
	origin(): string;
	publishNarrative(change: NarrativeChanged): void;
	publishMeeting(change: MeetingChanged): void;
	report(message: string, error: unknown): void;
	/** How many times faster than people they are. */
	speed: number;
}

/** The troupe, with what only the server does to it. */
export interface OwnedTroupe extends Troupe {
	/** Removes the sessions that a process left which ended without a farewell; called before the server listens. */
	tidy(): Promise<void>;
	/** Sends everybody home; nobody comes any more. Resolves when all are gone. */
	close(): Promise<void>;
}

const nobodyCan = refuse("invalid", "Nobody of the demo can come here right now.");
const tooMany = refuse("invalid", "Too many colleagues are on their way right now. Try again in a minute.");
const taken = refuse(
	"stale",
	"Colleagues are on this roadmap for somebody else right now. Try again in a minute.",
);

/**
 * Makes the simulated colleagues of the demo. They live in the server's process and use nothing of it but its address: sessions
 * of their own, the forms of pages, the sockets.
 */
export const createTroupe = (parts: TroupeParts): OwnedTroupe => new ServersTroupe(parts);

class ServersTroupe implements OwnedTroupe {
	private readonly sessions: OwnSessions;
	/** Who is there, by roadmap. */
	private readonly stays = new Map<string, { stay: Stay; gone: Promise<void> }>();
	/** Who is about to come, by roadmap. */
	private readonly coming = new Map<string, { visitorId: string; begun: Promise<Outcome<TroupeStay>> }>();
	private isClosed = false;

	constructor(private readonly parts: TroupeParts) {
		this.sessions = new OwnSessions(parts);
	}

	async canCome(visit: Omit<TroupeVisit, "sessionKey">): Promise<boolean> {
		return (await this.findColleagues(visit)).length > 0;
	}

	async come(visit: TroupeVisit): Promise<Outcome<TroupeStay>> {
		const visitorId = visit.visitor.id;
		await this.end(({ told }) => told.visitorId === visitorId);
		const objection = this.objectionTo(visit);
		if (objection) return objection;
		const begun = this.begin(visit);
		this.coming.set(visit.roadmap.id, { visitorId, begun });
		return begun.finally(() => this.coming.delete(visit.roadmap.id));
	}

	leave(roadmapId: string, visitorId: string): Promise<boolean> {
		return this.end(({ visit, told }) => visit.roadmap.id === roadmapId && told.visitorId === visitorId);
	}

	on(roadmapId: string): TroupeStay | null {
		return this.stays.get(roadmapId)?.stay.told ?? null;
	}

	tidy(): Promise<void> {
		return deleteTroupeSessions(this.parts.db);
	}

	async close(): Promise<void> {
		this.isClosed = true;
		await Promise.allSettled([...this.coming.values()].map(({ begun }) => begun));
		await this.end(() => true);
	}

	private objectionTo({ roadmap, visitor }: TroupeVisit): Refusal | null {
		if (this.isClosed) return nobodyCan;
		if (this.stays.has(roadmap.id) || this.coming.has(roadmap.id)) return taken;
		const isComing = [...this.coming.values()].some(({ visitorId }) => visitorId === visitor.id);
		return isComing || this.stays.size + this.coming.size >= troupesAtOnce ? tooMany : null;
	}

	private async findColleagues({ roadmap, place, visitor }: Omit<TroupeVisit, "sessionKey">) {
		const { db, now, hasWindows } = this.parts;
		const candidates: (TroupePerson & ColleagueRights)[] = [];
		for (const one of await listTroupePeople(db, roadmap.id)) {
			// Who is there in person is not simulated.
			const isHere = hasWindows(
				({ person, sessionKey }) => person.id === one.id && !this.sessions.has(sessionKey),
			);
			const person = one.id === visitor.id || isHere ? undefined : await findPerson(db, one.id);
			const around = person && (await lookAround({ db, now, roadmap, person }, place));
			if (around) candidates.push({ ...one, mayWrite: around.mayWrite, mayChange: around.mayChange });
		}
		return chooseColleagues(candidates);
	}

	private async begin(visit: TroupeVisit): Promise<Outcome<TroupeStay>> {
		const { parts, sessions, stays } = this;
		const people = await this.findColleagues(visit);
		if (people.length === 0 || this.isClosed) return nobodyCan;
		const colleagues = await Promise.all(people.map((person) => sessions.signIn(person)));
		const stay = new Stay(parts, visit, colleagues, randomInt(2 ** 31));
		const gone = stay.finished
			.then(() => Promise.all(colleagues.map((colleague) => sessions.signOut(colleague))))
			.catch((error) => parts.report("Simulated colleagues could not be signed out", error))
			.then(() => {
				stays.delete(visit.roadmap.id);
				this.tell(visit);
			});
		stays.set(visit.roadmap.id, { stay, gone });
		this.tell(visit);
		return { ok: true, value: stay.told };
	}

	/** Tells the screens at a place that colleagues have come, or gone. */
	private tell({ roadmap: { id: roadmapId }, place }: TroupeVisit): void {
		if (place.kind === "meeting") this.parts.publishMeeting({ roadmapId, meetingId: place.id });
		else this.parts.publishNarrative({ roadmapId, actionId: place.id, comments: true });
	}

	private async end(those: (stay: Stay) => boolean): Promise<boolean> {
		const ending = [...this.stays.values()].filter(({ stay }) => those(stay));
		for (const { stay } of ending) stay.end();
		await Promise.all(ending.map(({ gone }) => gone));
		return ending.length > 0;
	}
}
