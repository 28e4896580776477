import type { Db } from "#db/database.ts";
import { actionStore } from "#db/queries/editing/action-store.ts";
import { measureStore } from "#db/queries/editing/measure-store.ts";
import { formatDay } from "../../domain/dates.ts";
import { formatPeriod } from "../../domain/period.ts";
import type { Measurement, Milestone } from "../../domain/read-model.ts";
import { notFound } from "../../domain/refusal.ts";
import { data } from "../../remix.ts";
import { valueWords } from "../public/measure-words.ts";
import { type EditForm, editCrumbs, editPath } from "./edit-form.ts";
import { dayValues, type FieldSpec } from "./field-spec.ts";
import type { PartList } from "./part-list-page.tsx";

type RoadmapNames = { id: string; slug: string; title: string };

const milestoneFields: FieldSpec[] = [
	{ type: "text", name: "title", label: "What will have been reached?" },
	{ type: "day", name: "dueOn", label: "Due (optional)", hint: "For example, 31 3 2027" },
];

const figureFields = (unit: string): FieldSpec[] => [
	{
		type: "text",
		name: "period",
		label: "Period",
		hint: "Like 2017, 2018-07, 2019-Q4 for October to December, 2018/19 or 2015-2017.",
		narrow: true,
	},
	{ type: "text", name: "value", label: `Figure (${unit})`, narrow: true },
	{
		type: "text",
		name: "numerator",
		label: "How many of them (optional)",
		hint: "For a share: the part, such as 36,300 people on treatment.",
		narrow: true,
	},
	{
		type: "text",
		name: "denominator",
		label: "How many in all (optional)",
		hint: "For a share: the whole, such as 38,600 people.",
		narrow: true,
	},
	{
		type: "tick",
		name: "provisional",
		question: "How sure is it?",
		label: "Provisional: it may still be corrected",
	},
];

const missing = () => data(notFound.message, { status: 404 });

/** The milestones of an action, with the form that adds one. 404 when there is no such action. */
export async function readMilestones(db: Db, roadmap: RoadmapNames, slug: string): Promise<PartList> {
	const action = await actionStore.find(db, roadmap.id, slug);
	if (!action || action.archived) throw missing();
	const here = `${editPath(roadmap.slug)}/actions/${slug}`;
	return {
		form: {
			crumbs: partCrumbs(roadmap, "actions", action.title, here),
			...{ caption: action.title, heading: "Milestones", paragraphs: [], fields: milestoneFields },
			...{ values: {}, version: action.version, button: "Add the milestone" },
		},
		parts: action.milestones.map((milestone) => ({
			id: milestone.id,
			title: milestone.title,
			detail: milestoneDetail(milestone),
			href: `${here}/milestones/${milestone.id}`,
		})),
		empty: "This action has no milestones yet.",
		addHeading: "Add a milestone",
	};
}

function milestoneDetail({ dueOn, completedOn }: Milestone): string {
	if (completedOn !== null) return `Reached on ${formatDay(completedOn)}`;
	return dueOn === null ? "No date" : `Due on ${formatDay(dueOn)}`;
}

/** The form for the words of one milestone. */
export async function readMilestoneForm(
	db: Db,
	roadmap: RoadmapNames,
	slug: string,
	milestoneId: string,
): Promise<EditForm> {
	const action = await actionStore.find(db, roadmap.id, slug);
	const milestone = action?.milestones.find(({ id }) => id === milestoneId);
	if (!action || action.archived || !milestone) throw missing();
	const here = `${editPath(roadmap.slug)}/actions/${slug}`;
	return {
		crumbs: [
			...partCrumbs(roadmap, "actions", action.title, here),
			{ text: "Milestones", href: `${here}/milestones` },
		],
		...{ caption: action.title, heading: "Edit the milestone", paragraphs: [], fields: milestoneFields },
		values: { title: milestone.title, ...dayValues("dueOn", milestone.dueOn) },
		version: action.version,
		button: "Save",
		links: [
			{
				text: "Say whether it is reached",
				href: `/workspace/${roadmap.slug}/actions/${slug}/milestones/${milestone.id}`,
			},
		],
	};
}

/** The figures of a measure, oldest first, with the form that adds one. 404 when there is no such measure. */
export async function readMeasurements(db: Db, roadmap: RoadmapNames, slug: string): Promise<PartList> {
	const measure = await measureStore.find(db, roadmap.id, slug);
	if (!measure || measure.archived) throw missing();
	const here = `${editPath(roadmap.slug)}/measures/${slug}`;
	return {
		form: {
			crumbs: partCrumbs(roadmap, "measures", measure.name, here),
			...{ caption: measure.name, heading: "Figures", paragraphs: [], fields: figureFields(measure.unit) },
			...{ values: {}, version: measure.version, button: "Add the figure" },
		},
		parts: measure.measurements.map((figure, place) => ({
			id: String(place),
			title: `${formatPeriod(figure.period)}: ${valueWords(figure.value, measure.unit)}`,
			detail: figure.provisional ? "Provisional" : "",
			href: `${here}/measurements/${place}`,
		})),
		empty: "This measure has no figures yet.",
		addHeading: "Add a figure",
	};
}

/** The form that corrects one figure, by its place in the list (from 0). */
export async function readMeasurementForm(
	db: Db,
	roadmap: RoadmapNames,
	slug: string,
	place: number,
): Promise<EditForm> {
	const measure = await measureStore.find(db, roadmap.id, slug);
	const figure = measure?.measurements[place];
	if (!measure || measure.archived || !figure) throw missing();
	const here = `${editPath(roadmap.slug)}/measures/${slug}`;
	return {
		crumbs: [
			...partCrumbs(roadmap, "measures", measure.name, here),
			{ text: "Figures", href: `${here}/measurements` },
		],
		...{ caption: measure.name, heading: "Correct a figure", paragraphs: [] },
		fields: figureFields(measure.unit),
		values: figureValues(figure),
		version: measure.version,
		button: "Save",
	};
}

const figureValues = ({ period, value, numerator, denominator, provisional }: Measurement) => ({
	period,
	value: String(value),
	numerator: numerator === null ? "" : String(numerator),
	denominator: denominator === null ? "" : String(denominator),
	provisional: provisional ? "1" : "",
});

const partCrumbs = (roadmap: RoadmapNames, nouns: "actions" | "measures", title: string, here: string) =>
	editCrumbs(
		roadmap,
		{ text: nouns === "actions" ? "Actions" : "Measures", href: `${editPath(roadmap.slug)}/${nouns}` },
		{ text: title, href: here },
	);
