import type { Generated } from "kysely";

/** What can be searched for in public; made from the other tables, and made again where it is missing. */
export interface SearchTables {
	search_entry: SearchEntryRow;
	search_state: SearchStateRow;
}

/** One action, update or measure that the public may see, as the search finds it. */
export interface SearchEntryRow {
	number: Generated<number>;
	roadmap_id: string;
	kind: "action" | "update" | "measure";
	subject_id: string;
	title: string;
	/** Everything else that is searched, as people read it. */
	body: string;
	/** The same as words of app/domain/search-words.ts, separated by spaces; `words` holds those of the title, too. */
	title_words: string;
	words: string;
}

/** How far the entries of a roadmap follow its ledger. */
export interface SearchStateRow {
	roadmap_id: string;
	revision: number;
}
