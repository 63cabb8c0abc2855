package io.virta.runtime.island;

import io.virta.operator.StreamElement;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.stream.AmorphousShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import scala.jdk.javaapi.CollectionConverters;

/** The inlets and outlets of an island. */
record Ports(List<Inlet<StreamElement>> inlets, List<Outlet<StreamElement>> outlets, AmorphousShape shape) {
    static Ports of(int inletCount, int outletCount) {
        List<Inlet<StreamElement>> inlets = new ArrayList<>();
        for (int i = 0; i < inletCount; i++) {
            inlets.add(Inlet.create("in" + i));
        }
        List<Outlet<StreamElement>> outlets = new ArrayList<>();
        for (int i = 0; i < outletCount; i++) {
            outlets.add(Outlet.create("out" + i));
        }
        AmorphousShape shape = new AmorphousShape(
                CollectionConverters.asScala(List.<Inlet<?>>copyOf(inlets)).toSeq(),
                CollectionConverters.asScala(List.<Outlet<?>>copyOf(outlets)).toSeq());
        return new Ports(inlets, outlets, shape);
    }
}
