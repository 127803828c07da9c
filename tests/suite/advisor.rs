//! The advisor, held to what it promises: the personas it was written for, and rules that no combination of answers breaks.

use gradus::domain::advisor::{Advice, Advisor, Question};
use gradus::workspace::shipped;

/// The questions in order; each combination of answers has one of each.
const QUESTIONS: [&str; 7] = ["role", "industry", "employer", "region", "experience", "ships", "hours"];

fn advisor() -> Advisor {
    shipped::prepared().unwrap().1.advisor
}

fn weigh<'a>(advisor: &'a Advisor, answers: &[&'a str]) -> Advice<'a> {
    let given: Vec<(&str, &str)> = QUESTIONS.into_iter().zip(answers.iter().copied()).collect();
    advisor.weigh(&given)
}

#[test]
fn the_personas_get_what_an_adviser_would_say() {
    let advisor = advisor();
    let mut told = String::new();
    for (persona, answers) in [
        ("A career changer", "undecided any any any new unknown 4-8"),
        ("B student of research", "research-scientist healthcare lab europe knows-pytorch paper 8-15"),
        ("C engineer to LLMs", "nlp-llm genai startup north-america software llm 4-8"),
        ("D bank engineer, TensorFlow", "mlops finance enterprise-tf asia software legacy 4-8"),
        ("E Android developer", "mobile-edge any any any software mobile 4-8"),
        ("F analyst in retail", "data-scientist retail bigtech any classical-ml prototype 4-8"),
        ("G product manager, 3 h", "ai-pm healthcare enterprise-new any new unknown lt4"),
        ("H backend engineer", "ml-engineer saas enterprise-new any software api 4-8"),
        ("I Keras user, Google stack", "ml-engineer retail google-stack europe knows-keras-tf api 4-8"),
        ("J graduate, robot vision", "computer-vision robotics bigtech north-america python api 4-8"),
        ("K graduate, big tech", "undecided any bigtech north-america python unknown 4-8"),
        ("L freelancer", "undecided any self any classical-ml prototype lt4"),
        ("M beginner, LLMs, 3 h", "nlp-llm any any any new llm lt4"),
        ("N Python, else unsure", "undecided any any any python unknown 4-8"),
    ] {
        let answers: Vec<&str> = answers.split(' ').collect();
        let advice = weigh(&advisor, &answers);
        let points = |framework: &str| advice.standing.iter().find(|(one, _)| *one == framework).unwrap().1;
        let (second, lead) = advice.runner_up().unwrap();
        let close = if advice.close { " close" } else { "" };
        told += &format!(
            "{persona:28} P {:>3} K {:>3} T {:>3}  {} before {second} by {lead}{close}: {} {:?}\n",
            points("pytorch"),
            points("keras"),
            points("tensorflow"),
            advice.first().unwrap(),
            advice.route.unwrap().id,
            advice.path
        );
    }
    insta::assert_snapshot!(told);
}

/// The ids of a question's answers.
fn answers<'a>(advisor: &'a Advisor, question: &str) -> Vec<&'a str> {
    let question: &Question = advisor.questions.iter().find(|one| one.id == question).unwrap();
    question.answers.iter().map(|answer| answer.id.as_str()).collect()
}

/// Every combination of answers, one of each question and the first question turning fastest, with the framework it comes
/// to. Points are added up here on their own, since half a million pieces of advice take long.
fn every_combination(advisor: &Advisor, mut look: impl FnMut(&[&str; 7], usize)) {
    let points = |question: &str| -> Vec<(&str, [i32; 3])> {
        let of = |id| {
            let advice = advisor.weigh(&[(question, id)]);
            let nothing = advisor.weigh(&[]);
            let gained = |framework: &str| {
                let points = |advice: &Advice<'_>| advice.standing.iter().find(|one| one.0 == framework).unwrap().1;
                points(&advice) - points(&nothing)
            };
            (id, ["pytorch", "keras", "tensorflow"].map(gained))
        };
        answers(advisor, question).into_iter().map(of).collect()
    };
    let tables = QUESTIONS.map(points);
    let mut place = [0; 7];
    loop {
        let mut sum = [2, 0, 0];
        let mut ids = [""; 7];
        for (at, table) in tables.iter().enumerate() {
            let (id, points) = table[place[at]];
            ids[at] = id;
            (0..3).for_each(|framework| sum[framework] += points[framework]);
        }
        let first = (0..3).rev().max_by_key(|&framework| sum[framework]).unwrap();
        look(&ids, first);
        let Some(turn) = (0..7).find(|&at| place[at] + 1 < tables[at].len()) else { return };
        place[turn] += 1;
        place[..turn].fill(0);
    }
}

const PYTORCH: usize = 0;
const KERAS: usize = 1;

#[test]
fn no_combination_of_answers_is_told_nonsense() {
    let advisor = advisor();
    let (mut all, mut wins, mut language, mut device, mut nonsense) = (0, [0; 3], 0, 0, Vec::new());
    every_combination(&advisor, |ids, first| {
        let [role, industry, employer, _, experience, ships, _] = *ids;
        all += 1;
        wins[first] += 1;
        let research = ["research-scientist", "nlp-llm"].contains(&role);
        let on_tensorflow = ships == "legacy" || ["enterprise-tf", "google-stack"].contains(&employer);
        let on_device = role == "mobile-edge" && ships == "mobile";
        let unsure = role == "undecided" && industry == "any" && employer == "any" && ships == "unknown";
        language += i32::from(research && !on_tensorflow && first != PYTORCH);
        let meant = experience == "knows-pytorch" || ["lab", "startup"].contains(&employer);
        device += i32::from(on_device && !meant && first == PYTORCH);
        let knows = experience.starts_with("knows");
        let against = first == KERAS && (knows || ships == "legacy" || on_device);
        if against || (experience == "new" && unsure && first != KERAS) {
            nonsense.push(ids.join(" "));
        }
    });
    assert_eq!(nonsense, [""; 0]);
    // The few that are left are fair: beginners who teach or freelance and prototype with language models, and
    // generative work on a device, where ExecuTorch is a good first tool.
    assert_eq!((all, language, device), (442_368, 20, 144));
    let share = wins.map(|wins| (f64::from(wins) * 100.0 / f64::from(all)).round());
    assert_eq!(share, [80.0, 5.0, 14.0]);
}

#[test]
fn every_answer_matters_in_some_combination() {
    let advisor = advisor();
    let answers = QUESTIONS.map(|question| answers(&advisor, question));
    let mut firsts = Vec::new();
    every_combination(&advisor, |_, first| firsts.push(first));
    let mut stride = 1;
    for (question, answers) in QUESTIONS.into_iter().zip(answers) {
        for (one, answer) in answers.iter().enumerate() {
            let changes = (0..firsts.len()).filter(|place| place / stride % answers.len() == one).any(|place| {
                let instead = |other: usize| firsts[place - one * stride + other * stride];
                (0..answers.len()).any(|other| instead(other) != firsts[place])
            });
            assert!(changes, "{question} {answer}");
        }
        stride *= answers.len();
    }
}
