//! The columns of the table: what each holds, and which field of the pupil it leads to.

use crate::app::state::App;
use crate::class::order::By;
use crate::class::session::protocol::RowView;
use crate::rules::question::Question;
use crate::text::Key;
use crate::text::heading::Beside;

/// A column, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// What presses.
    Risk,
    /// The name.
    Name,
    /// The class or group.
    Group,
    /// The deadline and the days left.
    Deadline,
    /// The state of the window.
    State,
    /// The average.
    Average,
    /// The exam.
    Exam,
    /// The papers that are missing.
    Papers,
    /// The quotas.
    Quotas,
}

impl Column {
    /// All of them.
    pub(super) const ALL: [Self; 9] = [
        Self::Risk,
        Self::Name,
        Self::Group,
        Self::Deadline,
        Self::State,
        Self::Average,
        Self::Exam,
        Self::Papers,
        Self::Quotas,
    ];

    /// How many of them a card shows, from the first.
    pub(super) const ON_CARD: usize = 6;

    /// Its heading.
    pub(super) fn heading(self, app: App) -> String {
        let key = match self {
            Self::Name => return Beside::Name.heading(app.lang()).to_string(),
            Self::Group => return Beside::Group.heading(app.lang()).to_string(),
            Self::Quotas => return app.w().heading(&Question::Quotas),
            Self::Risk => Key::column_risk,
            Self::Deadline => Key::column_deadline,
            Self::State => Key::column_state,
            Self::Average => Key::table_average,
            Self::Exam => Key::column_exam,
            Self::Papers => Key::column_missing,
        };
        app.t(key).to_string()
    }

    /// The order that pressing its heading gives.
    pub(super) fn by(self) -> Option<By> {
        match self {
            Self::Risk => Some(By::Risk),
            Self::Name => Some(By::Name),
            Self::Group => Some(By::Group),
            Self::Deadline => Some(By::Deadline),
            Self::State => Some(By::State),
            Self::Average => Some(By::Average),
            Self::Papers => Some(By::Papers),
            Self::Exam | Self::Quotas => None,
        }
    }

    /// What stands in it first.
    pub(super) fn text(self, app: App, row: &RowView) -> String {
        match self {
            Self::Risk => row.risk_name.clone(),
            Self::Name => name(app, row.name.as_deref()),
            Self::Group => row.group.clone().unwrap_or_default(),
            Self::Deadline => row.deadline.clone(),
            Self::State => row.state.clone(),
            Self::Average => row.average.clone(),
            Self::Exam => row.exam.clone(),
            Self::Papers => row.papers.clone(),
            Self::Quotas => row.quotas.clone(),
        }
    }

    /// What stands behind that.
    pub(super) fn more(self, app: App, row: &RowView) -> String {
        match self {
            Self::Risk => row.said.clone(),
            Self::Name if row.problems > 0 => {
                app.w().fill(Key::table_unread, &[("n", &row.problems.to_string())])
            }
            Self::Deadline => row.days.clone(),
            Self::Name
            | Self::Group
            | Self::State
            | Self::Average
            | Self::Exam
            | Self::Papers
            | Self::Quotas => String::new(),
        }
    }

    /// Whether that field is one that it comes from.
    pub(super) fn comes_from(self, field: &str) -> bool {
        match self {
            Self::Risk => false,
            Self::Name => field == "name",
            Self::Group => field == "group",
            Self::Deadline | Self::State => {
                field == "base" || field.strip_prefix("1.").is_some_and(|field| field != "specialty")
            }
            Self::Average => field == "average" || field.starts_with("grade."),
            Self::Exam => field == "1.kind",
            Self::Papers => field.starts_with("paper."),
            Self::Quotas => field == "quotas",
        }
    }
}

/// Who a pupil is: the name, or that there is none, and the class.
pub(super) fn who(app: App, called: Option<&str>, group: Option<&str>) -> String {
    let group = group.filter(|group| !group.is_empty()).map(str::to_string);
    [Some(name(app, called)), group].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A name, or that there is none.
pub(super) fn name(app: App, name: Option<&str>) -> String {
    name.filter(|name| !name.is_empty()).unwrap_or(app.t(Key::table_nameless)).to_string()
}
