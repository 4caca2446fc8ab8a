package clinic.owner;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All visits. */
public interface Visits extends JpaRepository<Visit, Integer> {
  List<Visit> findByMadeOnAfterOrderByMadeOn(LocalDate day);
}
