/** The pages that are asked for, below a roadmap; what is whole by its nature (files, calendars) is kept apart. */
export const publicPages = [
	"",
	"?status=at-risk",
	"?organisation=organisation-3&due=overdue",
	"?as-at=2026-06-30",
	"/workstreams/part-3",
	"/actions/action-50",
	"/timeline",
	"/status-over-time",
	"/partners",
	"/partners/organisation-3",
	"/measures",
	"/measures/measure-3",
	"/changes",
	"/changes?before=5000",
	"/updates",
	"/updates/5",
	"/decisions",
	"/search?q=promised",
	"/changes.atom",
] as const;

export const workspacePages = [
	"",
	"?mine=1",
	"/actions/action-50",
	"/changes",
	"/edit",
	"/edit/actions",
	"/people",
	"/meetings/new",
] as const;

export const files = [
	"/calendar.ics",
	"/data/actions.csv",
	"/data/changes.csv",
	"/data/roadmap.json",
] as const;
