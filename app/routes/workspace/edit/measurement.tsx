import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { correctMeasurement } from "#app/features/editing/change-measurements.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { EditFormPage } from "#app/features/editing/edit-form-page.tsx";
import { placeIn } from "#app/features/editing/place-in.ts";
import { readMeasurementForm } from "#app/features/editing/read-part-list.server.ts";
import { requireCoordinator } from "#app/features/editing/require-coordinator.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Correct a figure – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	const { record = "", place } = args.params;
	return readMeasurementForm(args.context.app.db, roadmap, record, placeIn(place));
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, roadmapSlug, slug, version, typed }) =>
			correctMeasurement(app, person, {
				...{ roadmapSlug, slug, version, typed },
				place: placeIn(args.params.place),
			}),
		done: ({ slug }, { roadmapSlug }) => ({
			to: `${editPath(roadmapSlug)}/measures/${slug}/measurements`,
			sentence: "The figure is corrected.",
		}),
	});

export default function Measurement() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <EditFormPage key={round} form={useLoaderData<typeof loader>()} refused={answer} />;
}
