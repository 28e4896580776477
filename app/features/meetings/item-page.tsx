import type { AgendaItem, Meeting } from "../../domain/meeting.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { ItemFields } from "./item-fields.tsx";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";

interface ItemPageProps {
	roadmap: { slug: string; title: string };
	meeting: Meeting;
	item: AgendaItem;
	partners: { id: string; name: string }[];
	refused: FormAnswer | undefined;
}

/** The form of one item of an agenda. */
export function ItemPage({ roadmap, meeting, item, partners, refused }: ItemPageProps) {
	const values = refused?.values ?? {
		title: item.title,
		minutes: item.minutes === null ? "" : String(item.minutes),
		presenter: item.presenter?.id ?? "",
		...(item.public ? { public: "1" } : {}),
	};
	const staysPrivate = item.kind === "ask" || item.action?.internal;
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page="Change an item" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Change an item</h1>
			{staysPrivate && (
				<p className="govuk-body">This item stays private: asks and internal actions are never public.</p>
			)}
			<Form method="post" noValidate>
				<ItemFields values={values} errors={refused?.errors ?? {}} partners={partners} />
				<Button>Save the item</Button>
			</Form>
		</>
	);
}
