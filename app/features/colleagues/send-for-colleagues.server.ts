import { findAction } from "#db/queries/action-details.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Roadmap } from "../../domain/read-model.ts";
import { notFound } from "../../domain/refusal.ts";
import type { TroupePlace } from "../../domain/troupe.ts";
import { type ActionFunctionArgs, data } from "../../remix.ts";
import { redirectWithDone } from "../workspace/done.server.ts";
import { refusalStatus } from "../workspace/form-answer.ts";
import { readForm } from "../workspace/read-form.server.ts";
import { requirePartner } from "../workspace/require-person.server.ts";
import { colleagueNames } from "./colleague-names.ts";

/**
 * Lets simulated colleagues come to an action or a running meeting of the demo, or sends them home; leads back to where the form
 * was. Outside the demo there is nothing at this address.
 */
export async function sendForColleagues(args: ActionFunctionArgs) {
	const { app, sessionKey } = args.context;
	const { troupe } = app;
	if (!troupe) throw data(notFound.message, { status: 404 });
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const fields = await readForm(args.request);
	const place = await findPlace(app, roadmap, fields);
	const back = backTo(fields.back ?? "", roadmap, place);
	if (fields.intent === "home") {
		const wereHere = await troupe.leave(roadmap.id, person.id);
		const done = wereHere
			? "Your colleagues have left. What they wrote stays."
			: "Nobody was there any more.";
		return redirectWithDone(app, args.request, back, done);
	}
	if (!place || !sessionKey) throw data(notFound.message, { status: 404 });
	const came = await troupe.come({ roadmap, place, visitor: person, sessionKey });
	if (!came.ok) {
		const link = { text: `Back to ${place.title}`, href: back };
		throw data({ sentence: came.message, link }, refusalStatus(came));
	}
	return redirectWithDone(app, args.request, back, `On their way: ${colleagueNames(came.value.names)}.`);
}

/** The action or the meeting that the form names. */
async function findPlace(
	app: AppContext,
	roadmap: Roadmap,
	fields: Record<string, string>,
): Promise<TroupePlace | null> {
	const { kind, slug = "" } = fields;
	if (kind === "action") {
		const action = await findAction(app.db, roadmap.id, slug);
		return action ? { kind, id: action.id, slug, title: action.title } : null;
	}
	const found = kind === "meeting" ? await findMeeting(app.db, roadmap.slug, slug) : undefined;
	if (found?.meeting.state !== "in-progress") return null;
	return { kind: "meeting", id: found.meeting.id, slug, title: found.meeting.title };
}

/** Back to the page with the form, as long as that is a page of the same place; a meeting is joined on its screen. */
function backTo(wanted: string, roadmap: Roadmap, place: TroupePlace | null): string {
	const home = `/workspace/${roadmap.slug}`;
	if (!place) return home;
	const { kind, slug } = place;
	const path = `${home}/${kind}s/${slug}${kind === "meeting" ? "/run" : ""}`;
	const [before, search = ""] = wanted.split("?", 2);
	return before === path && search !== "" ? `${path}?${search}` : path;
}
