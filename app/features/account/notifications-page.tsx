import { frequencies, type NotificationSettings, topics } from "../../domain/notifications.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Radios } from "../../ui/radios.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { frequencyWords, topicWords } from "./notification-words.ts";

/** How a person wants to be told, topic by topic. */
export function NotificationsPage({ settings }: { settings: NotificationSettings }) {
	return (
		<AccountFrame page="/account/notifications" title="Which letters you get">
			<Form method="post">
				{topics.map((topic) => (
					<Radios
						key={topic}
						id={topic}
						name={topic}
						legend={topicWords[topic].label}
						legendSize="s"
						hint={topicWords[topic].hint}
						inline
						defaultValue={settings[topic]}
						items={frequencies.map((value) => ({ value, label: frequencyWords[value] }))}
					/>
				))}
				<Button>Save</Button>
			</Form>
		</AccountFrame>
	);
}
