import { longestSearch } from "#app/domain/search-words.ts";
import { Button } from "#app/ui/button.tsx";

interface SearchFormProps {
	roadmapSlug: string;
	/** What was searched for. */
	q?: string;
}

/** One field and a button that search a roadmap; the answer has an address of its own. */
export function SearchForm({ roadmapSlug, q = "" }: SearchFormProps) {
	return (
		<search>
			<form method="get" action={`/${roadmapSlug}/search`} className="app-search">
				<label className="govuk-label govuk-label--s" htmlFor="q">
					Search actions, updates and measures
				</label>
				<div className="app-search__line">
					<input
						className="govuk-input app-search__field"
						id="q"
						name="q"
						type="search"
						defaultValue={q}
						maxLength={longestSearch}
						enterKeyHint="search"
					/>
					<Button look="secondary" className="app-search__button">
						Search
					</Button>
				</div>
			</form>
		</search>
	);
}
