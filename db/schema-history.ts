/** What the history of a roadmap needs beside the ledger. */
export interface HistoryTables {
	last_visit: LastVisitRow;
}

/** When a person last opened a roadmap in the workspace. */
export interface LastVisitRow {
	person_id: string;
	roadmap_id: string;
	/** The last time that they opened it. */
	at: string;
	/** The last time in the visit before this one; null in the first visit. */
	before_at: string | null;
}
