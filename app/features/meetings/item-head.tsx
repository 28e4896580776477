import { ItemTimer } from "./item-timer.tsx";
import type { RunData } from "./read-run.server.ts";

/** What the meeting talks about, which of how many, and how long it takes. */
export function ItemHead({ page }: { page: RunData }) {
	const { meeting, agenda, item } = page;
	const place = agenda.findIndex(({ id }) => id === item.id) + 1;
	return (
		<>
			<span className="govuk-caption-l">
				{meeting.title}: item {place} of {agenda.length}, {item.public ? "public" : "private"}
			</span>
			<h1 className="govuk-heading-l" data-shown-item={item.id}>
				{item.title}
			</h1>
			<p className="govuk-body app-run__time">
				<ItemTimer key={item.id} page={page} />
				{item.presenter && <>. {item.presenter.name} speaks to it.</>}
			</p>
		</>
	);
}
