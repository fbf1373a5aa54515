//! Work on all cores with the feature `parallel`, which is `rayon`, and on one core without it. The results are the same.

#[cfg(not(feature = "parallel"))]
pub(crate) use one_core::{join, prelude};
#[cfg(feature = "parallel")]
pub(crate) use rayon::{join, prelude};

/// The part of `rayon` that the library uses, in turn instead of at once.
#[cfg(not(feature = "parallel"))]
mod one_core {
    pub(crate) fn join<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
        (one(), other())
    }

    pub(crate) mod prelude {
        pub(crate) trait ParallelSlice<T> {
            fn par_iter(&self) -> std::slice::Iter<'_, T>;
            fn par_iter_mut(&mut self) -> std::slice::IterMut<'_, T>;
            fn par_sort_unstable(&mut self)
            where
                T: Ord;
            fn par_sort_unstable_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
        }

        impl<T> ParallelSlice<T> for [T] {
            fn par_iter(&self) -> std::slice::Iter<'_, T> {
                self.iter()
            }

            fn par_iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
                self.iter_mut()
            }

            fn par_sort_unstable(&mut self)
            where
                T: Ord,
            {
                self.sort_unstable();
            }

            fn par_sort_unstable_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
                self.sort_unstable_by_key(key);
            }
        }

        pub(crate) trait IntoParallelIterator: IntoIterator + Sized {
            fn into_par_iter(self) -> Self::IntoIter {
                self.into_iter()
            }
        }

        impl<I: IntoIterator> IntoParallelIterator for I {}

        pub(crate) trait ParallelIterator: Iterator + Sized {
            fn flat_map_iter<I: IntoIterator>(
                self,
                each: impl FnMut(Self::Item) -> I,
            ) -> impl Iterator<Item = I::Item> {
                self.flat_map(each)
            }
        }

        impl<I: Iterator> ParallelIterator for I {}
    }
}
