import { notFound } from "#app/domain/refusal.ts";
import { answerMeetingForm, saying } from "#app/features/meetings/answer-meeting-form.server.ts";
import { changeAgendaItem } from "#app/features/meetings/change-agenda.server.ts";
import { ItemPage } from "#app/features/meetings/item-page.tsx";
import { itemWishOf } from "#app/features/meetings/item-wish.server.ts";
import { readItem } from "#app/features/meetings/read-meetings.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Change an item – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { item, ...page } = await readItem(args);
	if (!item) throw data(notFound.message, { status: 404 });
	return { ...page, item };
}

export const action = (args: ActionFunctionArgs) =>
	answerMeetingForm(args, {
		default: async (form) => {
			const { app, person, roadmapSlug, meetingSlug } = form;
			const command = {
				roadmapSlug,
				meetingSlug,
				itemId: args.params.item ?? "",
				...(await itemWishOf(form)),
			};
			return saying(changeAgendaItem(app, person, command), () => ({
				done: "The item is saved.",
				to: `/workspace/${roadmapSlug}/meetings/${meetingSlug}`,
			}));
		},
	});

export default function Item() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <ItemPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
