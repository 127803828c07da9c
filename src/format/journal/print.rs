//! One event as one line.

use serde::Serialize;

use super::moment;
use crate::domain::event::{
    AuditResult, Body, CertificateFields, Creation, Event, Evidence, GoalChange, Measured, MilestoneAct, ProfileChange,
    ProjectAct, ProjectChange, StoryFields, TimeOn, When,
};
use crate::domain::time::Day;

/// The event as a line of the journal, without a line end.
///
/// Of events that were read as [`Body::Unknown`] or [`Body::Unreadable`] the fields are printed as they stood. Fields of a
/// newer version in an event of a known type are not: whoever copies a journal copies its lines.
#[must_use]
pub fn print(event: &Event) -> String {
    let line = Envelope {
        id: event.id.to_string(),
        at: event.at.as_ref().map(moment::print),
        day: event.day,
        by: &event.by,
        kind: event.body.kind(),
        act: event.act.as_ref().map(ToString::to_string),
        payload: payload(&event.body),
    };
    // Writing text to memory fails only for maps whose keys are no texts, of which there are none.
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    if let Body::Unknown(_, fields) | Body::Unreadable(_, _, fields) = &event.body {
        text.insert_str(text.len().saturating_sub(1), fields);
    }
    text
}

#[derive(Serialize)]
struct Envelope<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    day: Day,
    by: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<String>,
    #[serde(flatten)]
    payload: Payload<'a>,
}

/// What stands after the envelope, by the fields it has.
#[derive(Serialize)]
#[serde(untagged)]
enum Payload<'a> {
    Milestone {
        milestone: &'a str,
        #[serde(flatten)]
        detail: Detail<'a>,
    },
    Project {
        project: &'a str,
        #[serde(flatten)]
        detail: Detail<'a>,
    },
    Certificate {
        certificate: &'a str,
        #[serde(flatten)]
        detail: Detail<'a>,
    },
    Posting {
        posting: &'a str,
        #[serde(flatten)]
        detail: Detail<'a>,
    },
    Story {
        story: &'a str,
        #[serde(flatten)]
        detail: Detail<'a>,
    },
    Time {
        minutes: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        milestone: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        project: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<&'a str>,
    },
    Card {
        card: &'a str,
        grade: u8,
    },
    Snoozed {
        step: &'a str,
        until: Day,
    },
    Export {
        format: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        target: Option<&'a str>,
    },
    Reverted {
        event: String,
    },
    Detail(Detail<'a>),
}

/// What stands after the name of a thing.
#[derive(Serialize)]
#[serde(untagged)]
enum Detail<'a> {
    Nothing {},
    Item {
        item: &'a str,
    },
    Text {
        text: &'a str,
    },
    Completed {
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        evidence: &'a [Evidence],
        #[serde(skip_serializing_if = "Option::is_none")]
        before: Option<bool>,
    },
    Skipped {
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'a str>,
    },
    Drilled {
        minutes: u32,
        grade: u8,
    },
    PostingSaved {
        title: &'a str,
        skills: &'a [Box<str>],
    },
    Created(&'a Creation),
    ProjectChange(&'a ProjectChange),
    Measured(&'a Measured),
    Audited(&'a AuditResult),
    Certificate(&'a CertificateFields),
    Profile(&'a ProfileChange),
    Goal(&'a GoalChange),
    Story(&'a StoryFields),
}

fn payload(body: &Body) -> Payload<'_> {
    match body {
        Body::Milestone(milestone, act) => Payload::Milestone { milestone, detail: milestone_detail(act) },
        Body::Project(project, act) => Payload::Project { project, detail: project_detail(act) },
        Body::Time { minutes, on, text } => {
            let (milestone, project) = match on {
                TimeOn::Anything => (None, None),
                TimeOn::Milestone(milestone) => (Some(milestone.as_str()), None),
                TimeOn::Project(project) => (None, Some(project.as_str())),
            };
            Payload::Time { minutes: *minutes, milestone, project, text: text.as_deref() }
        }
        Body::CertificateAdded(certificate, fields) => {
            Payload::Certificate { certificate, detail: Detail::Certificate(fields) }
        }
        Body::CertificateRemoved(certificate) => Payload::Certificate { certificate, detail: Detail::Nothing {} },
        Body::Profile(change) => Payload::Detail(Detail::Profile(change)),
        Body::Goal(change) => Payload::Detail(Detail::Goal(change)),
        Body::Card(card, grade) => Payload::Card { card, grade: grade.number() },
        Body::Snoozed(step, until) => Payload::Snoozed { step, until: *until },
        Body::PostingSaved(posting, title, skills) => {
            Payload::Posting { posting, detail: Detail::PostingSaved { title, skills } }
        }
        Body::PostingRemoved(posting) => Payload::Posting { posting, detail: Detail::Nothing {} },
        Body::Story(story, fields) => Payload::Story { story, detail: Detail::Story(fields) },
        Body::Export(format, target) => Payload::Export { format, target: target.as_deref() },
        Body::Reverted(event) => Payload::Reverted { event: event.to_string() },
        Body::Unknown(..) | Body::Unreadable(..) => Payload::Detail(Detail::Nothing {}),
    }
}

fn milestone_detail(act: &MilestoneAct) -> Detail<'_> {
    match act {
        MilestoneAct::Started | MilestoneAct::Reset | MilestoneAct::Stuck => Detail::Nothing {},
        MilestoneAct::Completed { evidence, when } => {
            Detail::Completed { evidence, before: (*when == When::Before).then_some(true) }
        }
        MilestoneAct::Ticked(item) | MilestoneAct::Unticked(item) => Detail::Item { item },
        MilestoneAct::Skipped(reason) => Detail::Skipped { reason: reason.as_deref() },
        MilestoneAct::Noted(text) => Detail::Text { text },
        MilestoneAct::Drilled(minutes, grade) => Detail::Drilled { minutes: *minutes, grade: grade.number() },
    }
}

fn project_detail(act: &ProjectAct) -> Detail<'_> {
    match act {
        ProjectAct::Created(creation) => Detail::Created(creation),
        ProjectAct::Changed(change) => Detail::ProjectChange(change),
        ProjectAct::Ticked(item) | ProjectAct::Unticked(item) => Detail::Item { item },
        ProjectAct::Measured(measured) => Detail::Measured(measured),
        ProjectAct::Noted(text) => Detail::Text { text },
        ProjectAct::Audited(result) => Detail::Audited(result),
        ProjectAct::Removed => Detail::Nothing {},
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt;

    use proptest::prelude::*;
    use serde::Deserialize;
    use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

    use super::super::{arbitrary, read};
    use super::*;

    /// A line of every type, as it will be read for ever.
    const EVERY_TYPE: &str = r##"
{"id":"0193a000-0000-7abc-8def-000000000001","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.started","milestone":"pytorch/autograd"}
{"id":"0193a000-0000-7abc-8def-000000000002","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.reset","milestone":"pytorch/autograd"}
{"id":"0193a000-0000-7abc-8def-000000000003","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.completed","milestone":"pytorch/autograd","evidence":[{"link":"https://example.org/a"},{"commit":"3f2c1a9"},{"file":"notes/a.md"},{"text":"it works"}],"before":true}
{"id":"0193a000-0000-7abc-8def-000000000004","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.ticked","act":"0193a000-0000-7abc-8def-000000000003","milestone":"pytorch/autograd","item":"line"}
{"id":"0193a000-0000-7abc-8def-000000000005","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.unticked","milestone":"pytorch/autograd","item":"line"}
{"id":"0193a000-0000-7abc-8def-000000000006","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.skipped","milestone":"pytorch/autograd","reason":"known from work"}
{"id":"0193a000-0000-7abc-8def-000000000007","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.noted","milestone":"pytorch/autograd","text":"say \"why\"\n中文"}
{"id":"0193a000-0000-7abc-8def-000000000008","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"milestone.stuck","milestone":"pytorch/autograd"}
{"id":"0193a000-0000-7abc-8def-000000000009","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"drill.done","milestone":"pytorch/loop-drill","minutes":25,"grade":3}
{"id":"0193a000-0000-7abc-8def-00000000000a","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"time.logged","minutes":45,"milestone":"pytorch/autograd","text":"reading"}
{"id":"0193a000-0000-7abc-8def-00000000000b","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"time.logged","minutes":45,"project":"leaf-doctor-7c3f"}
{"id":"0193a000-0000-7abc-8def-00000000000c","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.created","project":"leaf-doctor-7c3f","title":"Leaf doctor","brief":"pytorch/leaf-doctor","items":[{"id":"baseline","text":"A baseline"}]}
{"id":"0193a000-0000-7abc-8def-00000000000d","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.changed","project":"leaf-doctor-7c3f","title":"Leaf Doctor","summary":null,"role":"alone","repo":"https://example.org/r","demo":"https://example.org/d","path":"/home/l/leaf","dataset":{"name":"PlantVillage","url":"https://example.org/p","licence":"CC0","split":"80/10/10"},"status":"shipped","started":"2026-10-03","shipped":"2026-11-20","skills":{"add":["pytorch","free:leaves"],"remove":["keras"]},"links":{"add":[{"label":"talk","url":"https://example.org/t"}]},"bullets":{"remove":["x00ab"]},"items":{"add":[{"id":"x000d","text":"A demo"}]}}
{"id":"0193a000-0000-7abc-8def-00000000000e","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.ticked","project":"leaf-doctor-7c3f","item":"baseline"}
{"id":"0193a000-0000-7abc-8def-00000000000f","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.unticked","project":"leaf-doctor-7c3f","item":"baseline"}
{"id":"0193a000-0000-7abc-8def-000000000010","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.measured","project":"leaf-doctor-7c3f","name":"macro-F1","value":"0.940","unit":"%","baseline":"0.81","better":"higher","split":"test","text":"three seeds"}
{"id":"0193a000-0000-7abc-8def-000000000011","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.noted","project":"leaf-doctor-7c3f","text":"more data"}
{"id":"0193a000-0000-7abc-8def-000000000012","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.audited","project":"leaf-doctor-7c3f","commit":"3f2c1a9","passed":["seed"],"failed":["number"],"unchecked":["tests"],"imports":["torch","sklearn"]}
{"id":"0193a000-0000-7abc-8def-000000000013","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"project.removed","project":"leaf-doctor-7c3f"}
{"id":"0193a000-0000-7abc-8def-000000000014","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"certificate.added","certificate":"tensorflow-developer-0014","name":"TensorFlow Developer","issuer":"Google","date":"2026-05","url":"https://example.org/c"}
{"id":"0193a000-0000-7abc-8def-000000000015","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"certificate.removed","certificate":"tensorflow-developer-0014"}
{"id":"0193a000-0000-7abc-8def-000000000016","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"profile.changed","name":"Ada","headline":"ML engineer","email":"ada@example.org","phone":null,"location":"London","summary":"Learns.","links":{"add":[{"label":"GitHub","url":"https://example.org/ada"}],"remove":["Blog"]}}
{"id":"0193a000-0000-7abc-8def-000000000017","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"goal.changed","role":"ml-engineer","path":["foundations","pytorch/beginner"],"hours":6.5,"days":4,"target":"2027-06-01","rest":["sat","sun"]}
{"id":"0193a000-0000-7abc-8def-000000000018","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"card.reviewed","card":"pytorch/autograd#zero-grad","grade":4}
{"id":"0193a000-0000-7abc-8def-000000000019","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"step.snoozed","step":"pytorch/autograd","until":"2026-11-27"}
{"id":"0193a000-0000-7abc-8def-00000000001a","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"posting.saved","posting":"ml-engineer-001a","title":"ML engineer","skills":["pytorch","docker"]}
{"id":"0193a000-0000-7abc-8def-00000000001b","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"posting.removed","posting":"ml-engineer-001a"}
{"id":"0193a000-0000-7abc-8def-00000000001c","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"story.changed","story":"a-failure-001c","prompt":"A failure","situation":"s","action":"a","result":"r","project":"leaf-doctor-7c3f"}
{"id":"0193a000-0000-7abc-8def-00000000001d","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"export.written","format":"markdown","target":"resume.md"}
{"id":"0193a000-0000-7abc-8def-00000000001e","at":"2026-11-20T09:30:00+01:00","day":"2026-11-20","by":"laptop","type":"event.reverted","event":"0193a000-0000-7abc-8def-00000000001c"}
"##;

    #[test]
    fn every_type_is_read_and_printed_as_it_stands() {
        let text = EVERY_TYPE.trim_start();
        let reading = read("j", text.as_bytes());
        assert_eq!(reading.problems, []);
        let printed: Vec<String> = reading.events.iter().map(|event| print(event) + "\n").collect();
        assert_eq!(printed.concat(), text);
    }

    #[test]
    fn what_is_optional_is_left_out() {
        let text = r#"{"id":"0193a000-0000-7abc-8def-000000000001","day":"2026-11-20","by":"","type":"milestone.completed","milestone":"a"}"#;
        let spelt_out = text.replace('}', r#","at":null,"act":null,"evidence":[],"before":false}"#);
        assert_eq!(print(&read("j", spelt_out.as_bytes()).events[0]), text);
    }

    #[test]
    fn what_cannot_be_read_is_printed_as_it_stands() {
        for kind in ["milestone.dreamt", "milestone.ticked", "mood.set"] {
            let fields = r#""milestone":"c","mood":[1.50,{"\u0061":null}],"\"x":"\u0061""#;
            let text = format!(r#"{{"id":"a","day":"2026-11-20","by":"b","type":"{kind}",{fields}}}"#);
            assert_eq!(print(&read("j", text.as_bytes()).events[0]), text);
        }
    }

    /// The keys of an object, in their order, as often as they stand there.
    struct Keys(Vec<String>);

    impl<'de> Deserialize<'de> for Keys {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Object;
            impl<'de> Visitor<'de> for Object {
                type Value = Keys;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("an object")
                }
                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                    let mut keys = Vec::new();
                    while let Some((key, IgnoredAny)) = map.next_entry()? {
                        keys.push(key);
                    }
                    Ok(Keys(keys))
                }
            }
            deserializer.deserialize_map(Object)
        }
    }

    const RESERVED: [&str; 6] = ["id", "at", "day", "by", "type", "act"];

    fn assert_no_payload_uses_a_reserved_name(line: &str) {
        let Keys(keys) = serde_json::from_str(line).unwrap();
        let unique: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(unique.len(), keys.len(), "{line}");
        let envelope: Vec<&str> = RESERVED.into_iter().filter(|name| keys.iter().any(|key| key == name)).collect();
        assert_eq!(keys[..envelope.len()], envelope, "{line}");
    }

    #[test]
    fn no_payload_uses_a_reserved_name() {
        let lines: Vec<&str> = EVERY_TYPE.trim().lines().collect();
        lines.iter().for_each(|line| assert_no_payload_uses_a_reserved_name(line));
        let types: BTreeSet<String> =
            read("j", EVERY_TYPE.as_bytes()).events.iter().map(|e| e.body.kind().into()).collect();
        assert_eq!(types.len(), 29, "{types:?}");
    }

    proptest! {
        #[test]
        fn no_payload_uses_a_reserved_name_whatever_it_holds(event in arbitrary::event()) {
            assert_no_payload_uses_a_reserved_name(&print(&event));
        }
    }
}
