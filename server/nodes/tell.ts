import type { AppContext, PublicDependency } from "#app/context.server.ts";
import type { MeetingChanged, NarrativeChanged, RoadmapChanged } from "#app/live/messages.ts";
import type { Collab } from "../collab/create-collab.ts";
import type { Live } from "../live/create-live.ts";
import type { Bus } from "./bus.ts";

interface Parts {
	live: Live;
	collab: Pick<Collab, "closeSession" | "recheck">;
	/** Forgets kept public pages. */
	forget(dependency: PublicDependency): void;
	/** Says that screens have been told of a revision. */
	note(roadmapId: string, revision: number): void;
	report(message: string, error: unknown): void;
}

/** Tells the pages, screens and editors of this node. */
export interface TellHere {
	changed(change: RoadmapChanged): void;
	/** A roadmap changed, or is gone (null), and nobody said what: a command or another node wrote to it. */
	missed(roadmapId: string, revision: number | null): void;
	narrative(change: NarrativeChanged): void;
	meeting(change: MeetingChanged): void;
	forget(dependency: PublicDependency): void;
	sessionEnded(sessionKey: string): void;
	accessChanged(personId: string | null): void;
	/** Looks up whether everybody who writes still may. */
	lookAgain(): void;
}

/** Tells those who are connected to this node. Kept pages come first: whoever is told fetches the page at once. */
export function tellHere({ live, collab, forget, note, report }: Parts): TellHere {
	const forgetRoadmap = (roadmapId: string) => {
		forget(`roadmap:${roadmapId}`);
		forget("roadmaps");
	};
	const recheck = (personId?: string) =>
		void collab.recheck(personId).catch((err) => report("rights could not be looked up again", err));
	return {
		changed(change) {
			forgetRoadmap(change.roadmapId);
			note(change.roadmapId, change.revision);
			live.publish(change);
		},
		missed(roadmapId, revision) {
			forgetRoadmap(roadmapId);
			if (revision !== null) live.publish({ roadmapId, revision, subjects: [], public: true });
		},
		narrative: live.publishNarrative,
		meeting: live.publishMeeting,
		forget,
		sessionEnded(sessionKey) {
			live.closeSession(sessionKey);
			collab.closeSession(sessionKey);
		},
		accessChanged(personId) {
			live.recheck(personId ?? undefined);
			recheck(personId ?? undefined);
		},
		lookAgain: () => recheck(),
	};
}

type Tells = Pick<
	AppContext,
	| "publish"
	| "othersKnow"
	| "forgetPublic"
	| "publishNarrative"
	| "publishMeeting"
	| "endSession"
	| "accessChanged"
>;

/** Tells those who are connected to this node, and the other nodes, which tell those who are connected to them. */
export function tellEverywhere(here: TellHere, bus: Bus): Tells {
	bus.on("changed", here.changed);
	bus.on("narrative", here.narrative);
	bus.on("meeting", here.meeting);
	bus.on("forget", here.forget);
	bus.on("sessionEnded", here.sessionEnded);
	bus.on("accessChanged", here.accessChanged);
	bus.onCutOff((isBack) => {
		here.lookAgain();
		// What was said meanwhile: names and texts of the installation, and who may do what.
		if (!isBack) return;
		here.forget("installation");
		here.accessChanged(null);
	});
	return {
		publish(change) {
			here.changed(change);
			bus.send("changed", change);
		},
		othersKnow: () => bus.taken(),
		forgetPublic(dependency) {
			here.forget(dependency);
			bus.send("forget", dependency);
		},
		publishNarrative(change) {
			here.narrative(change);
			bus.send("narrative", change);
		},
		publishMeeting(change) {
			here.meeting(change);
			bus.send("meeting", change);
		},
		endSession(sessionKey) {
			here.sessionEnded(sessionKey);
			bus.send("sessionEnded", sessionKey);
		},
		accessChanged(personId) {
			here.accessChanged(personId ?? null);
			bus.send("accessChanged", personId ?? null);
		},
	};
}
