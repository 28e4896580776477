import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import type { EditForm } from "../editing/edit-form.ts";
import { roadmapFields } from "../editing/read-roadmap-form.server.ts";
import { secretariatFields } from "./secretariat-fields.ts";

const crumbs = [
	{ text: "Workspace", href: "/workspace" },
	{ text: "Add a roadmap", href: "/workspace/new-roadmap" },
];

/** The form of a roadmap that is made by hand. Who runs the installation is suggested as its secretariat. */
export async function readNewRoadmap(context: AppContext): Promise<EditForm> {
	const { operatorName } = await readInstallation(context.db);
	const [title, ...rest] = roadmapFields;
	return {
		crumbs,
		caption: null,
		heading: "Make a roadmap by hand",
		paragraphs: [
			"Only partners can read it until you publish it. You add workstreams, organisations and actions on the next pages.",
		],
		fields: [
			...(title ? [title] : []),
			{
				type: "text",
				name: "slug",
				label: "Address",
				hint: "The last part of its web address: small letters, digits and hyphens, such as our-city-2030.",
			},
			...rest,
			...secretariatFields,
		],
		values: { secretariat: operatorName ?? "" },
		version: 0,
		button: "Make the roadmap",
	};
}

/** What the form for a file suggests. */
export async function readUploadForm(context: AppContext) {
	const { operatorName } = await readInstallation(context.db);
	return { crumbs, values: { secretariat: operatorName ?? "" } };
}
