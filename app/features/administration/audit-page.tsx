import { type AuditKind, auditKinds } from "../../domain/audit-event.ts";
import { formatInstant } from "../../domain/dates.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";

interface ShownEvent {
	id: string;
	kind: AuditKind;
	at: string;
	person: string | null;
	aboutPerson: string | null;
	roadmap: string | null;
	data: Record<string, string>;
}

interface AuditPageProps {
	events: ShownEvent[];
	total: number;
	kind: AuditKind | null;
	page: number;
	pages: number;
}

/** Who signed in, invited, changed roles, exported: for administrators. */
export function AuditPage({ events, total, kind, page, pages }: AuditPageProps) {
	return (
		<>
			<Breadcrumbs items={[{ text: "Workspace", href: "/workspace" }, { text: "Audit trail" }]} />
			<h1 className="govuk-heading-l">Audit trail</h1>
			<p className="govuk-body">
				Who came in, and who changed what people may do. What happened to a roadmap is in its changes. Network
				addresses are not kept.
			</p>
			<form method="get">
				<Select
					id="kind"
					name="kind"
					label="Show"
					labelSize="s"
					defaultValue={kind ?? ""}
					options={[
						{ value: "", text: "Everything" },
						...Object.entries(auditKinds).map(([value, words]) => ({ value, text: `Who ${words}` })),
					]}
				/>
				<Button look="secondary">Show</Button>
			</form>
			<h2 className="govuk-heading-m">
				{total === 1 ? "1 entry" : `${total.toLocaleString("en-GB")} entries`}
				{pages > 1 && `, page ${page} of ${pages}`}
			</h2>
			<ul className="app-account-lines">
				{events.map((event) => (
					<EventLine key={event.id} event={event} />
				))}
			</ul>
			{pages > 1 && <PageLinks kind={kind} page={page} pages={pages} />}
		</>
	);
}

/** How somebody signed in. */
const wayWords: Record<string, string> = {
	demo: "by a button of the demonstration",
	link: "by a link",
	invitation: "by an invitation",
	openid: "with an account elsewhere",
	passkey: "with a passkey",
};

function EventLine({ event }: { event: ShownEvent }) {
	const { kind, at, person, aboutPerson, roadmap, data } = event;
	const passive = kind === "administrator-made" || kind === "sign-in-link-made";
	const who = (passive ? aboutPerson : person) ?? "Somebody who is gone";
	const about = passive ? null : aboutPerson;
	const { way = "", ...others } = data;
	const details = Object.entries(others).map(([name, value]) => `${name}: ${value}`);
	const facts = [about, roadmap, ...details].filter((fact) => fact !== null);
	return (
		<li className="app-account-line">
			<div className="app-wrap">
				<strong>{who}</strong> {auditKinds[kind]} {wayWords[way]}
				{facts.length > 0 && ` (${facts.join(", ")})`}
				<p className="app-note">
					<time dateTime={at}>{formatInstant(at)}</time>
				</p>
			</div>
		</li>
	);
}

function PageLinks({ kind, page, pages }: { kind: AuditKind | null; page: number; pages: number }) {
	const link = (to: number, text: string) => (
		<a className="govuk-link" href={`?${new URLSearchParams({ ...(kind && { kind }), page: String(to) })}`}>
			{text}
		</a>
	);
	return (
		<nav aria-label="Pages of the audit trail" className="app-part-links">
			<p className="govuk-body">
				{page > 1 && link(page - 1, "Newer entries")} {page < pages && link(page + 1, "Older entries")}
			</p>
		</nav>
	);
}
