import { findAsk, listAsks } from "#db/queries/asks.ts";
import { listDecisions } from "#db/queries/decisions.ts";
import { can } from "../../domain/access.ts";
import { notFound } from "../../domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "../../remix.ts";
import { requirePartner } from "../workspace/require-person.server.ts";
import { askedSubject } from "./answer-ask.server.ts";
import { roadmapOf } from "./require-meeting.server.ts";

/** Every decision of a roadmap, for partners. */
export async function readDecisions(args: LoaderFunctionArgs) {
	const { roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const { db } = args.context.app;
	return {
		roadmap: roadmapOf(roadmap),
		decisions: await listDecisions(db, { roadmapId: roadmap.id, numberedOnly: true }),
	};
}

/** Every ask of a roadmap, for partners: those that wait first. */
export async function readAsks(args: LoaderFunctionArgs) {
	const { roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const asks = await listAsks(args.context.app.db, { roadmapId: roadmap.id, numberedOnly: true });
	return {
		roadmap: roadmapOf(roadmap),
		waiting: asks.filter(({ state }) => state === "open"),
		accepted: asks.filter(({ state }) => state === "accepted"),
		over: asks.filter(({ state }) => state === "declined" || state === "done"),
	};
}

/** One ask, for partners, and whether this one answers it. */
export async function readAsk(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const number = /^\d{1,9}$/.test(args.params.ask ?? "") ? Number(args.params.ask) : 0;
	const ask = await findAsk(args.context.app.db, roadmap.id, number);
	if (!ask) throw data(notFound.message, { status: 404 });
	const subject = askedSubject({ roadmapId: roadmap.id, published: roadmap.published }, ask.to.id);
	return { roadmap: roadmapOf(roadmap), ask, mayAnswer: can(person, "answer-ask", subject) };
}
export type AskData = Awaited<ReturnType<typeof readAsk>>;
