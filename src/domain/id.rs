//! Names of things as types, so that a milestone is never passed where a project is meant.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes the text as it is; whether something has this name is for the catalog or the progress to say.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
    )*};
}

ids! {
    /// A curriculum: `pytorch`.
    CurriculumId
    /// A milestone, whole: `pytorch/autograd`.
    MilestoneId
    /// A brief, whole: `pytorch/leaf-doctor`.
    BriefId
    /// A skill: `model-serving`.
    SkillId
    /// A role: `ml-engineer`.
    RoleId
    /// A project of the learner's: `leaf-doctor-7c3f`.
    ProjectId
    /// A certificate of the learner's.
    CertificateId
    /// A saved job posting.
    PostingId
    /// An interview story.
    StoryId
    /// An item of a checklist or of `done_when`, unique within its owner.
    ItemId
    /// A question card: `pytorch/autograd#zero-grad`.
    CardId
}

/// The part of a whole id before the slash: the curriculum's id.
#[must_use]
pub fn curriculum_of(whole: &str) -> &str {
    whole.split_once('/').map_or(whole, |(curriculum, _)| curriculum)
}

/// The part of a whole id after the slash; the id itself when it has none.
#[must_use]
pub fn local_part(whole: &str) -> &str {
    whole.split_once('/').map_or(whole, |(_, local)| local)
}

/// Whether the text may be the local id of a milestone, a brief, an item or a question: `[a-z0-9-]+`.
#[must_use]
pub fn is_local_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
