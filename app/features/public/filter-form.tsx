import type { Partner } from "#app/domain/read-model.ts";
import { statuses, statusMeanings } from "#app/domain/status.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { type ActionFilter, isFiltering } from "../actions/action-filter.ts";
import { dueWishes, dueWishWords } from "../actions/due-filter.ts";
import { AsAtLink, KeepAsAt } from "../as-at/keep-as-at.tsx";

interface FilterFormProps {
	/** Address of the page that it narrows. */
	href: string;
	filter: ActionFilter;
	workstreams: { slug: string; title: string }[];
	partners: Partner[];
	/** The day by which the page says what is overdue. */
	today: string;
}

/** Narrows the list by a plain form whose answer has an address of its own. */
export function FilterForm({ href, filter, ...known }: FilterFormProps) {
	return (
		<Details summary="Filter these actions" open={isFiltering(filter)} className="app-filter">
			<form method="get" action={`${href}#actions`}>
				<KeepAsAt />
				<Checkboxes
					id="status"
					name="status"
					legend="Status"
					legendSize="s"
					small
					className="app-filter__statuses"
					items={statuses.map((status) => ({ value: status, label: statusMeanings[status].label }))}
					defaultValues={filter.statuses}
				/>
				<div className="app-filter__choices">
					<Choices filter={filter} {...known} />
				</div>
				<div className="govuk-button-group">
					<Button look="secondary">Show actions</Button>
					{isFiltering(filter) ? <AsAtLink href={`${href}#actions`}>Clear the filter</AsAtLink> : null}
				</div>
			</form>
		</Details>
	);
}

function Choices({ filter, workstreams, partners, today }: Omit<FilterFormProps, "href">) {
	return (
		<>
			<Select
				id="workstream"
				name="workstream"
				label="Workstream"
				labelSize="s"
				options={[
					{ value: "", text: "All workstreams" },
					...workstreams.map(({ slug, title }) => ({ value: slug, text: title })),
				]}
				defaultValue={filter.workstream ?? ""}
			/>
			<Select
				id="organisation"
				name="organisation"
				label="Organisation that leads or supports"
				labelSize="s"
				options={[
					{ value: "", text: "All organisations" },
					...partners.map(({ slug, name }) => ({ value: slug, text: name })),
				]}
				defaultValue={filter.organisation ?? ""}
			/>
			<Select
				id="due"
				name="due"
				label="Due date"
				labelSize="s"
				options={[
					{ value: "", text: "Any due date, or none" },
					...dueWishes.map((wish) => ({ value: wish, text: dueWishWords(wish, today) })),
				]}
				defaultValue={filter.due.wish ?? ""}
			/>
			<TextInput
				id="due-by"
				name="due-by"
				label="Due by"
				labelSize="s"
				hint="A day or a year, such as 31/3/2027 or 2028"
				className="govuk-input--width-10"
				defaultValue={filter.due.by?.typed ?? ""}
				maxLength={20}
			/>
		</>
	);
}
