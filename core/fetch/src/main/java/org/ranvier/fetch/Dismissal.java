package org.ranvier.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Takes nothing of what a server sends: its status and headers have said enough. What follows may be long, or never
 * come.
 *
 * @param answer what they have said
 */
record Dismissal(Answer answer) implements BodySubscriber<Answer> {

    @Override
    public CompletionStage<Answer> getBody() {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // Was on its way already.
    }

    @Override
    public void onError(Throwable throwable) {
        // The answer stands.
    }

    @Override
    public void onComplete() {
        // There was nothing.
    }
}
