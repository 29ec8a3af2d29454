//! Where the law says it.

use super::code::codes;

codes! {
    /// A provision of the rules of admission, or another act that they name.
    ///
    /// A citation is a row of the coverage table ([`super::edition::coverage`]), so one that is
    /// not in the table cannot be written.
    pub enum Cite {
        /// What the rules govern.
        P1 = "578/1",
        /// Out of competition.
        P3 = "578/3",
        /// Decisions of commissions.
        P6 = "578/6",
        /// By application, without the competition.
        P9 = "578/9",
        /// Channels, digitising, one application, the contract.
        P12 = "578/12",
        /// Status in the personal cabinet.
        P16 = "578/16",
        /// Reasoned refusal of an incomplete or expired package.
        P18 = "578/18",
        /// Registration in the national database.
        P23 = "578/23",
        /// More applicants than places in worker programmes.
        P26 = "578/26",
        /// Exams and the psychometric test.
        P32 = "578/32",
        /// Accommodations at exams.
        P38 = "578/38",
        /// Results of exams go to the database; colleges excepted.
        P48 = "578/48",
        /// Registration of people admitted by application.
        P53 = "578/53",
        /// The competition and its averages.
        P54 = "578/54",
        /// Automatic distribution.
        P55 = "578/55",
        /// Equal scores.
        P61 = "578/61",
        /// Subjects of a foreign document.
        P62 = "578/62",
        /// Redistribution, interviews.
        P63 = "578/63",
        /// Results.
        P64 = "578/64",
        /// Provider.
        Row1 = "578/annex-1/row-1",
        /// Ways to apply.
        Row2 = "578/annex-1/row-2",
        /// Windows of worker, special, religious, penitentiary programmes.
        Row3Item1 = "578/annex-1/row-3/1",
        /// Windows of mid-level and applied bachelor programmes.
        Row3Item2 = "578/annex-1/row-3/2",
        /// Waiting and service time.
        Row3Items34 = "578/annex-1/row-3/3-4",
        /// Form of the service.
        Row4 = "578/annex-1/row-4",
        /// Receipt or refusal.
        Row5 = "578/annex-1/row-5",
        /// Free of charge.
        Row6 = "578/annex-1/row-6",
        /// Hours.
        Row7 = "578/annex-1/row-7",
        /// Documents.
        Row8 = "578/annex-1/row-8",
        /// Grounds for refusal.
        Row9 = "578/annex-1/row-9",
        /// Signatures, help desks.
        Row10 = "578/annex-1/row-10",
        /// The amending order itself: basis, duties, entry into force.
        Amending = "20",
        /// Sizes of the admission quotas.
        Act261 = "261",
        /// Placing of the state order.
        Act381 = "381",
        /// Dormitory places.
        Act66 = "66",
        /// Free meals.
        Act82 = "82",
        /// Disability certificate.
        Act260 = "260",
        /// Closing days that official notices named for 2026: no provision.
        Announced2026 = "announced-2026",
    }
}
