//! The session of the class, on the page itself.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::boot;
use crate::app::state::App;
use crate::class::session::Session;
use crate::class::session::protocol::{Reply, Request, Texts};
use crate::formats::date_text::write_moment;
use crate::rules::code::Code as _;
use crate::text::Lang;

type OnReply = Rc<dyn Fn(Reply)>;

struct Inner {
    session: Session,
    waiting: Vec<Request>,
    ready: bool,
    begun: bool,
    on_reply: Option<OnReply>,
    texts: Vec<Texts>,
}

/// The handle.
#[derive(Clone, Copy)]
pub(super) struct Workers {
    app: App,
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
}

impl Workers {
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            inner: StoredValue::new_local(Rc::new(RefCell::new(Inner {
                session: Session::new(|bytes| String::from_utf8_lossy(bytes).into_owned()),
                waiting: Vec::new(),
                ready: false,
                begun: false,
                on_reply: None,
                texts: Vec::new(),
            }))),
        }
    }

    pub(super) fn on_reply(self, on_reply: impl Fn(Reply) + 'static) {
        self.inner.get_value().borrow_mut().on_reply = Some(Rc::new(on_reply));
    }

    pub(super) fn send(self, request: Request) {
        let inner = self.inner.get_value();
        inner.borrow_mut().waiting.push(request);
        if inner.borrow().ready {
            set_timeout(move || self.run(), std::time::Duration::ZERO);
        } else if !inner.borrow().begun {
            inner.borrow_mut().begun = true;
            self.texts(0);
        }
    }

    fn texts(self, at: usize) {
        let Some(lang) = Lang::ALL.get(at) else {
            let inner = self.inner.get_value();
            let texts = std::mem::take(&mut inner.borrow_mut().texts);
            let lang = self.app.lang().code().to_string();
            let now = self.app.assessment.with_untracked(|seen| seen.as_of);
            let mut inner = inner.borrow_mut();
            inner.waiting.insert(0, Request::Words { texts, lang });
            inner.waiting.insert(1, Request::Now(write_moment(now)));
            inner.ready = true;
            drop(inner);
            return self.run();
        };
        let code = lang.code();
        boot::load(
            format!("words.{code}"),
            Box::new(move |words| {
                boot::load(
                    format!("full.{code}"),
                    Box::new(move |full| {
                        let (words, full) = (words.unwrap_or_default(), full.unwrap_or_default());
                        let inner = self.inner.get_value();
                        inner.borrow_mut().texts.push(Texts { lang: code.to_string(), words, full });
                        self.texts(at + 1);
                    }),
                );
            }),
        );
    }

    fn run(self) {
        let inner = self.inner.get_value();
        let mut replies = Vec::new();
        let more = {
            let mut inner = inner.borrow_mut();
            for request in std::mem::take(&mut inner.waiting) {
                inner.session.take(request, &mut |reply| replies.push(reply));
            }
            inner.session.step(&mut |reply| replies.push(reply))
        };
        let on_reply = inner.borrow().on_reply.clone();
        if let Some(on_reply) = on_reply {
            replies.into_iter().for_each(|reply| on_reply(reply));
        }
        if more {
            set_timeout(move || self.run(), std::time::Duration::ZERO);
        }
    }
}
