import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { isDay } from "./dates.ts";
import { organisationKinds } from "./organisation-kinds.ts";
import { parsePeriod } from "./period.ts";
import { statuses } from "./status.ts";

/**
 * The JSON format of a roadmap file, record by record. Strict: a field that no rule knows is a problem, because it would be
 * lost unseen. What concerns several fields or records at once is in `roadmap-cross-checks.ts`.
 */

const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Control characters other than tab and line ends, and halves of surrogate pairs: no database stores them alike. */
const unstorable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

const rule = (check: (text: string) => boolean, message: string) =>
	z.string().refine(check, { error: message });

/** Plain text of at most `most` characters; without a number, of any length. */
const text = (most = Number.POSITIVE_INFINITY) =>
	z
		.string()
		.refine((value) => value.trim() !== "", {
			error: "This text is empty: fill it in, or leave the field out where it is optional.",
		})
		.refine((value) => !unstorable.test(value), {
			error:
				"This text holds a character that cannot be shown (a control character or half a symbol): remove it.",
		})
		.refine((value) => value.length <= most || [...value].length <= most, {
			error: ({ input }) =>
				`This text has ${grouped([...String(input)].length)} characters: shorten it to at most ${grouped(most)}.`,
		});

const grouped = (count: number) => count.toLocaleString("en-GB");

export const slug = rule(
	(value) => slugForm.test(value) && value.length <= 80,
	"This is not a slug: use small letters, digits and single hyphens, at most 80 characters.",
);
const day = rule(isDay, "This is not a date: write a day of the calendar as YYYY-MM-DD.");
export const instant = rule(
	isInstant,
	"This is not a date and time with its offset: write it like 2018-07-13T10:00:00+01:00.",
);
export const period = rule(
	(value) => parsePeriod(value) !== null,
	"This is not a period: write it like 2017, 2018-07, 2019-Q4, 2018/19 or 2015-2017.",
);

function isInstant(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return false;
	try {
		Temporal.Instant.from(value);
		return isDay(value.slice(0, 10));
	} catch {
		return false;
	}
}

const source = z.strictObject({
	file: text().refine((value) => !/[/\\]/.test(value), {
		error:
			"This must be the name of a source document, not a path: remove what stands before the last slash.",
	}),
	heading: text(),
});
const illustrative = z.array(z.string());
const figure = z.strictObject({ period, value: z.number() });

const roadmap = z.strictObject({
	slug,
	title: text(),
	summary: text(400),
	ambition: text(400),
	startsOn: day,
	endsOn: day,
	sources: z.array(source),
	illustrative,
});

const organisation = z.strictObject({
	slug,
	name: text(120),
	kind: z.enum(organisationKinds),
	role: text(300),
});

const milestone = z.strictObject({
	title: text(120),
	dueOn: day.exactOptional(),
	completedOn: day.exactOptional(),
});

const action = z.strictObject({
	slug,
	title: text(80),
	description: text(400),
	leadOrganisation: slug,
	supportingOrganisations: z.array(slug),
	startsOn: day.exactOptional(),
	dueOn: day.exactOptional(),
	status: z.enum(statuses),
	statusNote: text(200),
	milestones: z.array(milestone),
	source,
	illustrative,
});

const workstream = z.strictObject({
	slug,
	title: text(120),
	summary: text(300),
	ambition: text(400).exactOptional(),
	commitment: text(400).exactOptional(),
	actions: z.array(action).min(1),
});

const indicator = z.strictObject({
	slug,
	name: text(120),
	definition: text(300),
	unit: text(40),
	direction: z.enum(["up", "down"]),
	workstream: slug.exactOptional(),
	baseline: figure.exactOptional(),
	target: figure.exactOptional(),
	nextReleaseOn: day.exactOptional(),
	measurements: z.array(figure),
	source,
	illustrative,
});

const meeting = z.strictObject({
	slug,
	title: text(120),
	startsAt: instant,
	venue: text(120).exactOptional(),
	summary: text(400),
	agenda: z.array(text()).min(1),
	source,
	illustrative,
});

const update = z.strictObject({
	workstream: slug.exactOptional(),
	action: slug.exactOptional(),
	period,
	title: text(120),
	body: text(3_000),
	source,
	illustrative,
});

/** A whole file, as people write it. */
export const roadmapFormat = z.strictObject({
	roadmap,
	organisations: z.array(organisation),
	workstreams: z.array(workstream),
	indicators: z.array(indicator),
	meetings: z.array(meeting),
	updates: z.array(update),
});

const someList = z.array(z.unknown());

/** The same format in parts that are checked one by one; each leaves the records inside it to the next. */
export const formatParts = {
	file: roadmapFormat.extend({
		organisations: someList,
		workstreams: someList,
		indicators: someList,
		meetings: someList,
		updates: someList,
	}),
	organisation,
	workstream: workstream.extend({ actions: someList.min(1) }),
	action,
	indicator,
	meeting,
	update,
};

/** The parts inside records. */
export const smallParts = { roadmap, milestone, figure, source };
